// The part of these libraries that is used here, where they bring no types, or such as drag in those of Node.

declare module "@mozilla/readability/JSDOMParser.js" {
  export default class JSDOMParser {
    parse(xml: string): Document;
  }
}

declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";

declare module "pdfjs-dist/legacy/build/pdf.mjs" {
  export function getDocument(options: { data: Uint8Array; verbosity?: number; [option: string]: unknown }): {
    promise: Promise<{
      numPages: number;
      getPage(n: number): Promise<{ getTextContent(): Promise<{ items: any[] }>; cleanup(): void }>;
    }>;
    destroy(): Promise<void>;
  };
}

declare module "@mozilla/readability/Readability.js" {
  export { Readability as default } from "@mozilla/readability";
}
