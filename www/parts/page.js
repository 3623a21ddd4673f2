// What a view gets to draw with. Types only, so that views, parts and charts name the same thing.

/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */
/** @typedef {import("../engine/protocol.d.ts").Facets} Facets */
/** @typedef {import("../engine/protocol.d.ts").Filter} Filter */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/** @typedef {import("../engine/protocol.d.ts").Request} Request */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").See} See */
/** @typedef {import("../state.js").View} View */
/** @typedef {import("./outlets.js").Outlet} Outlet */

/**
 * What the page remembers for a moment and no link carries: what is unfolded.
 * @typedef {object} Ui
 * @property {Set<string>} open names of what is unfolded
 * @property {import("../engine/protocol.d.ts").Span16|null} chosen words that are selected in the Reader
 * @property {string} current the Reader's current quotation, by `nameOf`
 * @property {number} width of the view's column, in CSS pixels
 */

/**
 * @typedef {object} Page
 * @property {State} state
 * @property {Facets} facets
 * @property {ArticleInfo[]} articles all of the corpus, by number
 * @property {() => ArticleInfo[]} kept those that the filter keeps
 * @property {Map<string, Outlet>} outlets
 * @property {Ui} ui
 * @property {string} title of the corpus
 * @property {number} byHand corrections in force
 * @property {number|undefined} blinded words that this copy's texts have hidden, if it is a blinded copy
 * @property {(id: number) => ArticleInfo|undefined} article
 * @property {(view: View, change?: Partial<State>) => string} href another view under the same filter and query
 * @property {(change: Partial<State>) => string} link this view, changed
 * @property {(see: See|null) => string} see this view with something in the evidence panel
 * @property {(change: Partial<State>, how?: { replace?: boolean }) => void} go changes this view
 * @property {(request: Request) => Promise<any>} ask for what is taken away, not for what is shown
 * @property {(of?: string) => import("../engine/protocol.d.ts").Method|undefined} method how what is on screen was counted; `of`: one of its figures
 * @property {(name: string, spans?: import("../engine/protocol.d.ts").Span16[]) => void} correct opens the dialog on a quotation, by `nameOf`, with other words if given
 * @property {(file: string, span: import("../engine/protocol.d.ts").Span16) => void} add opens the dialog on words that are to be a quotation
 * @property {import("../project/model.js").LineRule[]} lineRules what lines are in every article of an outlet
 * @property {(file: string, line: number, to: string|null) => void} setLine what a line is, by hand; `null`: as the program thinks
 * @property {(rule: import("../project/model.js").LineRule, isOn: boolean) => void} setLineRule
 * @property {(name: string) => void} choose makes a quotation the Reader's current one
 * @property {() => void} queue goes through the doubtful under the filter
 * @property {() => void} corrections opens the list of corrections
 * @property {(name: string) => void} fold opens or shuts something by name
 * @property {() => void} redraw draws anew what a view keeps to itself
 */

/** @typedef {<A extends Request>(request: A) => Promise<any>} Ask */

export {};
