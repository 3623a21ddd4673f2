#!/usr/bin/env python3
"""Writes encodings.json and encodings-more.json: 60 short texts as bytes in 15 encodings (and UTF-16 and UTF-8 with and without mark).

The sentences were written for this test. `label` is what a browser's TextDecoder calls the encoding.
"""
import base64
import json
import pathlib

TEXTS = {
    "fr": ["Le maire a déclaré : « La rivière est montée de deux mètres cette nuit. »", "Les élèves sont rentrés à l’école après l’été."],
    "de": ["„Die Brücke wird später geöffnet“, sagte die Bürgermeisterin am Freitag.", "Grüße aus dem größten Hafen der Küste."],
    "es": ["«¿Cuándo llegará el tren?», preguntó la señora. Nadie respondió.", "El niño pidió más años de educación pública."],
    "pt": ["A ministra não confirmou a reunião com a organização.", "“Não há razão para preocupação”, disse o capitão."],
    "sv": ["Hamnchefen sade att båten låg kvar över natten.", "På ön är det ännu kallt i mars."],
    "en": ["“It’s a long road – and we’ve only begun,” the guide said.", "The café’s owner paid £40 for the sign."],
    "pl": ["Burmistrz powiedział, że most będzie otwarty w piątek, choć rzeka wciąż się podnosi.", "Później dzieci wróciły do szkoły, żeby zjeść śniadanie."],
    "cs": ["Starosta řekl, že most bude otevřen v pátek, přestože řeka stále stoupá.", "Žáci se po prázdninách těší na školu."],
    "hu": ["A polgármester szerint a híd pénteken megnyílik, bár a folyó még árad.", "Később a gyerekek örültek az őszi szünetnek."],
    "ru": ["Мэр сообщил, что мост откроют в пятницу, хотя вода в реке всё ещё поднимается.", "Мы ждали этого дня, сказала учительница."],
    "uk": ["Міський голова повідомив, що міст відкриють у п’ятницю.", "Діти їхали до школи вздовж річки."],
    "el": ["Ο δήμαρχος δήλωσε ότι η γέφυρα θα ανοίξει την Παρασκευή.", "Τα παιδιά γύρισαν στο σχολείο μετά τις διακοπές."],
    "tr": ["Belediye başkanı köprünün cuma günü açılacağını söyledi.", "Öğrenciler yağmurdan sonra okula gitti, ışıklar söndü."],
    "he": ["ראש העיר אמר כי הגשר ייפתח ביום שישי.", "הילדים חזרו לבית הספר אחרי החופשה."],
    "ar": ["قال رئيس البلدية إن الجسر سيفتح يوم الجمعة.", "عاد الأطفال إلى المدرسة بعد العطلة."],
    "lt": ["Meras pranešė, kad tiltas bus atidarytas penktadienį, nors upė vis dar kyla.", "Vėliau vaikai grįžo į mokyklą ir džiaugėsi šiluma."],
    "ja": ["市長は金曜日に橋を開くと発表した。川の水はまだ上がっている。", "「長い一日でした」と先生は言った。"],
    "zh": ["市长说，这座桥将在星期五开放，但是河水还在上涨。", "孩子们放假以后都回到学校了。"],
    "zt": ["市長說，這座橋將在星期五開放，但是河水還在上漲。", "孩子們放假以後都回到學校了。"],
    "ko": ["시장은 금요일에 다리를 열 것이라고 말했다. 강물은 아직 오르고 있다.", "아이들은 방학이 끝나고 학교로 돌아갔습니다."],
}

# language, Python's codec, TextDecoder's label
ASKED = [
    *[(lang, "cp1252", "windows-1252") for lang in ("fr", "de", "es", "pt", "sv", "en")],
    *[(lang, "mac_roman", "macintosh") for lang in ("fr", "de", "es", "en")],
    *[(lang, "cp1250", "windows-1250") for lang in ("pl", "cs", "hu")],
    ("pl", "iso8859_2", "iso-8859-2"),
    ("cs", "iso8859_2", "iso-8859-2"),
    ("ru", "cp1251", "windows-1251"),
    ("ru", "koi8_r", "koi8-r"),
    ("el", "cp1253", "windows-1253"),
    ("tr", "cp1254", "windows-1254"),
    ("he", "cp1255", "windows-1255"),
    ("ar", "cp1256", "windows-1256"),
    ("lt", "cp1257", "windows-1257"),
    ("ja", "shift_jis", "shift_jis"),
    ("ja", "euc_jp", "euc-jp"),
    ("zh", "gb18030", "gb18030"),
    ("zt", "big5", "big5"),
    ("ko", "euc_kr", "euc-kr"),
    ("ja", "utf_16_le", "utf-16le"),
    ("fr", "utf_8_sig", "utf-8"),
    ("uk", "cp1251", "windows-1251"),
]

cases = []
for lang, codec, label in ASKED:
    for text in TEXTS[lang]:
        if label == "utf-16le":
            text += "\n"  # a line end has a zero byte: what tells UTF-16 without a mark
        cases.append({"language": lang, "label": label, "text": text, "base64": base64.b64encode(text.encode(codec, "replace")).decode()})
        if "?" in text.encode(codec, "replace").decode(codec) and "?" not in text:
            raise SystemExit(f"{codec} cannot write: {text}")
path = pathlib.Path(__file__).with_name("encodings.json")
path.write_text(json.dumps(cases, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
print(len(cases), "texts,", len({case["label"] for case in cases}), "encodings")

# A second set, which the detector was not looked at with: 40 texts in 22 encodings, by Python's names.
MORE = {
    "fr": "Selon la préfète, « rien n’était prévu » ; les habitants, eux, s’interrogent déjà.",
    "de": "Der Präsident äußerte sich überrascht über die Maßnahmen.",
    "es": "El señor Muñoz dijo que mañana habrá más información según el régimen.",
    "it": "La città è più bella perché c’è già l’estate, però fa caldo.",
    "da": "Statsministeren sagde, at båden måtte blive på øen.",
    "pl": "Rząd ogłosił, że wybory odbędą się później niż zakładano.",
    "cs": "Vláda oznámila, že volby budou později, než se čekalo.",
    "sk": "Vláda oznámila, že voľby budú neskôr, ako sa čakalo.",
    "hu": "A kormány bejelentette, hogy a választások később lesznek.",
    "ro": "Guvernul a anunţat că alegerile vor avea loc în toamnă.",
    "hr": "Vlada je objavila da će izbori biti kasnije nego što se očekivalo.",
    "ru": "Правительство объявило, что выборы пройдут осенью.",
    "bg": "Правителството обяви, че изборите ще се проведат през есента.",
    "uk": "Уряд оголосив, що вибори відбудуться восени, її підтримали.",
    "sr": "Влада је објавила да ће избори бити у јесен.",
    "el": "Η κυβέρνηση ανακοίνωσε ότι οι εκλογές θα γίνουν το φθινόπωρο.",
    "tr": "Hükümet, seçimlerin sonbaharda yapılacağını duyurdu.",
    "he": "הממשלה הודיעה שהבחירות יתקיימו בסתיו.",
    "ar": "أعلنت الحكومة أن الانتخابات ستجرى في الخريف.",
    "lv": "Valdība paziņoja, ka vēlēšanas notiks rudenī.",
    "et": "Valitsus teatas, et valimised toimuvad sügisel, küll hiljem.",
    "ja": "政府は選挙を秋に行うと発表した。野党は反対している。",
    "zh": "政府宣布选举将于秋天举行，反对党表示不满。",
    "zt": "政府宣布選舉將於秋天舉行，反對黨表示不滿。",
    "ko": "정부는 선거를 가을에 실시한다고 발표했다.",
    "th": "รัฐบาลประกาศว่าการเลือกตั้งจะมีขึ้นในฤดูใบไม้ร่วง",
}
MORE_ASKED = [
    ("fr", "cp1252"),
    ("de", "cp1252"),
    ("es", "cp1252"),
    ("it", "cp1252"),
    ("da", "cp1252"),
    ("fr", "mac_roman"),
    ("de", "mac_roman"),
    ("it", "mac_roman"),
    ("pl", "cp1250"),
    ("cs", "cp1250"),
    ("sk", "cp1250"),
    ("hu", "cp1250"),
    ("ro", "cp1250"),
    ("hr", "cp1250"),
    ("pl", "iso8859_2"),
    ("hu", "iso8859_2"),
    ("fr", "iso8859_15"),
    ("ru", "cp1251"),
    ("bg", "cp1251"),
    ("uk", "cp1251"),
    ("sr", "cp1251"),
    ("ru", "koi8_r"),
    ("uk", "koi8_u"),
    ("ru", "iso8859_5"),
    ("ru", "cp866"),
    ("ru", "mac_cyrillic"),
    ("el", "cp1253"),
    ("el", "iso8859_7"),
    ("tr", "cp1254"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("lv", "cp1257"),
    ("et", "cp1257"),
    ("ja", "shift_jis"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("zh", "gb18030"),
    ("zt", "big5"),
    ("ko", "euc_kr"),
    ("th", "cp874"),
]
held = []
for lang, codec in MORE_ASKED:
    text = MORE[lang].encode(codec, "ignore").decode(codec)
    held.append({"language": lang, "codec": codec, "text": text, "base64": base64.b64encode(text.encode(codec)).decode()})
path.with_name("encodings-more.json").write_text(json.dumps(held, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
