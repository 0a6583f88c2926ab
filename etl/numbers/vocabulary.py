"""Words for numbers in the languages of the sources: English, Urdu, Persian, Pashto, Arabic; scales of a few more.

Only what documents of this field print; an unknown word ends a number, it never changes one.
"""

from __future__ import annotations

ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
URDU = "صفر ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس"
PERSIAN = "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
PASHTO = "صفر یو دوه درې څلور پنځه شپږ اووه اته نهه لس یوولس دولس دیارلس څوارلس پنځلس شپاړس اوولس اتلس نولس"
ARABIC = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "بیس تیس چالیس پچاس ساٹھ ستر اسی نوے",
    "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    "شل دېرش څلوېښت پنځوس شپېته اویا اتیا نوي",
    "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
)
PERSIAN_HUNDREDS = "دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"

# Small numbers: they join to a ten ("twenty-seven"), follow a hundred, or stand alone.
UNITS: dict[str, int] = {
    word: value for words in (ENGLISH, URDU, PERSIAN, PASHTO, ARABIC) for value, word in enumerate(words.split())
}
UNITS |= {word: 10 * value for words in TENS for value, word in enumerate(words.split(), 2)}
UNITS |= {word: 100 * value for value, word in enumerate(PERSIAN_HUNDREDS.split(), 2)}

# Words that stand for a number by themselves and take no part in larger ones.
ALONE: dict[str, int] = {
    "no": 0, "none": 0, "nil": 0, "neither": 0, "nobody": 0, "without": 0,
    "single": 1, "another": 1, "lone": 1, "sole": 1, "once": 1,
    "both": 2, "couple": 2, "pair": 2, "twin": 2, "twice": 2, "double": 2, "thrice": 3, "trio": 3,
}  # fmt: skip

# Words that multiply what stands before them. Plural forms ("dozens") count only after a number: alone they are vague.
SCALES: dict[str, int] = {
    "dozen": 12, "score": 20, "hundred": 100,
    "thousand": 1_000, "k": 1_000, "hazar": 1_000, "hazaar": 1_000,
    "lakh": 100_000, "lac": 100_000, "lak": 100_000,
    "million": 1_000_000, "mn": 1_000_000, "m": 1_000_000, "mln": 1_000_000,
    "crore": 10_000_000, "cr": 10_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000,
    "درجن": 12, "سو": 100, "صد": 100, "سل": 100, "مئة": 100, "مائة": 100,
    "ہزار": 1_000, "هزار": 1_000, "زره": 1_000, "زر": 1_000, "ألف": 1_000, "الف": 1_000, "آلاف": 1_000,
    "لاکھ": 100_000, "لک": 100_000, "میلیون": 1_000_000, "ملین": 1_000_000, "ملیون": 1_000_000, "مليون": 1_000_000,
    "کروڑ": 10_000_000, "میلیارد": 1_000_000_000, "ارب": 1_000_000_000,
    "tausend": 1_000, "mille": 1_000, "mil": 1_000, "ribu": 1_000, "bin": 1_000,
    "millionen": 1_000_000, "mio": 1_000_000, "juta": 1_000_000, "millones": 1_000_000, "millón": 1_000_000,
    "milyon": 1_000_000,
}  # fmt: skip
PLURALS: dict[str, int] = {
    f"{word}s": SCALES[word] for word in ("dozen", "hundred", "thousand", "lakh", "lac", "million", "crore", "billion")
}
SHORT_SCALES = frozenset({"k", "m", "mn", "mln", "cr", "bn", "mio", "mil", "bin", "زر", "سو"})  # only after digits

PARTS: dict[str, float] = {
    "half": 0.5, "quarter": 0.25, "quarters": 0.25, "نیم": 0.5, "نصف": 0.5, "آدھا": 0.5, "ڈیڑھ": 1.5, "ڈھائی": 2.5,
}  # fmt: skip
SIGNS: dict[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75}
ONE = frozenset({"a", "an"})
AND = frozenset({"and", "&", "و", "of"})
TO = frozenset({"to", "or", "bis", "تا", "سے"})
