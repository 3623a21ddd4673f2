// What letters a language is written with: by them a decoding is told from a wrong one.

/** Letters beyond ASCII, in lower case, of languages in the Latin script. */
export const LATIN = [
  "éàèêçùâîôûëïœæ", // French
  "äöüß", // German
  "áéíóúñü¿¡", // Spanish
  "ãõáéíóúâêôçà", // Portuguese
  "àèéìòù", // Italian
  "éèëïöü", // Dutch
  "æøåé", // Danish, Norwegian
  "åäöé", // Swedish, Finnish
  "áéíóúýðþæö", // Icelandic
  "ąćęłńóśźż", // Polish
  "áčďéěíňóřšťúůýž", // Czech
  "áäčďéíĺľňóôŕšťúýž", // Slovak
  "áéíóöőúüű", // Hungarian
  "ăâîșțşţ", // Romanian
  "čćđšž", // Croatian, Slovene
  "çğıöşüâî", // Turkish
  "äõöüšž", // Estonian
  "āčēģīķļņšūž", // Latvian
  "ąčęėįšųūž", // Lithuanian
  "àèéíïòóúüç·", // Catalan
].map((letters) => new Set(letters));

/** Letters of scripts with one common order of frequency, most frequent first. */
export const CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґъјљњћџђў";
export const GREEK = "αοιετσνηυρπκμλςωγδχθφάέήίόύώβξζψϊϋΐΰ";
export const HEBREW = "יוהלאבתמרשנדעםקחפכטסזצגןךףץ";
export const ARABIC = "ايلمنوتربةعدسفهكحقجشأصطخضذثزإءىغئظآؤ";

/** Signs of print that stand beside words, not in them. */
export const SIGNS = new Set("“”‘’„‚«»‹›–—…•·€£§°©®™¿¡\u00A0½¼²³×´");

/** The most frequent characters of Chinese, in both ways of writing, and of Japanese news. */
export const HAN = new Set(
  "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市总体" +
  "這來國個說們為時會著過學對裡後麼沒於還發當無開見經頭動兩長樣現將與進實點種聲話兒問機給幾業間電東門關並產總體稱報導議員協會黨選舉華灣" +
  "日本国会議首相政府発表年月者東京大学生産業県市長員氏語新聞記事電車駅話人間時分週後前",
);

/** The most frequent syllables of Korean. */
export const HANGUL = new Set("이다의는에을가고지한하로은기사도를대서자시인어정리과니해아나들일보스부수상장제전여주원그라있것만구신동게으국성적공세비금경면용위문조화관계선미안오방개연했습까지않던말했발표대통령회의학교");
