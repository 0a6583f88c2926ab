"""Words that say what happened to the persons counted: killed, wounded, arrested, abducted, left, deported, remain."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Forms that stand both before ("killed 12") and after the number ("12 were killed").
BOTH = {
    "casualties": r"(?:killed|dead)(?:,)? (?:and|or) (?:injured|wounded|hurt)(?! (?:\w+ ){0,3}?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens|a dozen|scores|many|several)\b)|(?:injured|wounded) or killed|killed/injured|harmed",
    "fatalities": r"killed|slain|martyred|murdered|executed|eliminated|neutrali[sz]ed|gunned down|shot dead|shot and killed|beheaded|assassinated|hunted down"
    r"|slaughtered|massacred|hanged|lynched|buried|sent to hell|put to death|(?:beaten|beat|tortured|stoned|stabbed|hacked|knifed|shot) to death|done to death|cut down|m(?:own|owed) down|burn(?:ed|t) to death|blown up|liquidated|picked off|felled|struck dead",
    "injuries": r"injured|wounded|hurt|maimed|crippled|hospitali[sz]ed",
    "arrests": r"arrested|detained|apprehended|captured|picked up|rounded up|taken into custody|nabbed|netted|taken in(?= for)|held(?=[.,;]| (?:in|by|for|during|on|across|over|from|since)\b)|caught(?! (?:in (?:the|an?|cross\w*|clashes|fighting|violence)|up|fire|between|by|off)\b)|jailed|imprisoned|locked up|swept up|scooped up|hauled (?:in|away|off)|remanded|interned|placed under arrest|put behind bars|taken prisoner",
    "abductions": r"abducted|kidnapped|taken hostage|held (?:hostage|captive)|taken captive|snatched|whisked away|taken away|spirited away|carried off|marched off|dragged (?:away|off)|bundled into",
    "releases": r"released|freed|rescued|recovered(?: safely)?|set free|let (?:go|off|out)|liberated|came free|walked free|regained (?:their )?freedom",
    "deportations": r"deported(?! (?:or|and) (?:\w+ )?(?:returned|repatriated|expelled|sent back))",
    "returns": r"(?:deported|expelled|returned|repatriated) (?:or|and) (?:\w+ly )?(?:returned|repatriated|expelled|deported|sent back)|repatriated|returned|expelled|evicted|sent (?:back|home|packing)|(?:thrown|kicked|ordered|(?<!have )(?<!has )(?<!had )moved|flung|hounded|chased) out|bused out|shipped back|packed off|(?:forced|made|compelled|obliged|pressured|coerced) to (?:leave|return|go|quit)|forced (?:out|back|home)|driven out|pushed (?:back|out)|forcibly (?:returned|removed)"
    r"|removed from|ejected|sent across|sent to afghanistan|handed over|pulled out",
    "airstrikes": r"struck(?: from the air)?|targeted(?: from the air)?|bombed|hit|shelled|pounded|destroyed from the air",
}
# Forms that stand after the number only.
AFTER = {
    "fatalities": r"shot(?! (?:at|in the|and (?:injured|wounded)|down|up|dead|to death|and killed))|died|dead|die(?! (?:out|down|away)\b)(?! (?:of|from|in (?:floods|accidents|road)))|perished|(?:have |had )?(?:lost|losing|lose) (?:their|his|her) (?:lives|life)|succumbed|(?:laid down|gave|gave up|sacrificed|paid with) their lives|breathed (?:their|his|her) last|met (?:with )?(?:(?:an?|their|his|her|violent|untimely) ){0,3}(?:end|deaths?|fate)|passed away|attained martyrdom|did not survive|taken out(?! of\b)|lay dead|fell victim|embraced (?:martyrdom|shahadat)|were lost|drowned|fatally|met the same fate|fell(?= in (?:(?:[\d,]+|\w+) (?:[\w-]+ )?(?:operations|raids|clashes|attacks|encounters|gunfights|ambushes)\b|it\b|them|these|those|battle|the (?:fighting|attacks|clashes|line|violence|operations?))\b)|fell(?! (?:to|by|from|sharply|slightly|in|ill|sick|short|back|below|under))|f(?:e|a)ll(?:en)? (?:to|in|victim to) (?:the |an? )?(?:[\w']+ ){0,4}(?:attacks?|bomb\w*|blasts?|bullets?|violence|firing|gunfire|terror\w*|insurgen\w+|gunmen|militan\w+|assassins)|fallen(?! (?:to|by|from|sharply|slightly|below|under|since|short|behind|back|ill))",
    "injuries": r"(?:hit|struck) by (?:\w+ )?(?:splinters|shrapnel|bullets?|pellets|shards|fragments|debris)|(?:sustain|suffer|receiv)(?:ed|ing) (?:\w+ )?(?:injuries|wounds|burns)|with (?:\w+ )?(?:injuries|wounds)|treated for|(?:taken|rushed|shifted|brought|admitted|moved|evacuated|came|come) to (?:a |the |nearby |local )*(?:\w+ )?hospitals?",
    "arrests": r"behind bars|in custody|under arrest",
    "abductions": r"seized(?= (?:by|in|from|at|near)\b)|went missing|gone missing|in captivity",
    "returns": r"returning|(?:assisted|helped|enabled) to (?:repatriate|return|go home)|(?:were |was )?brought (?:back|(?:in )?from)|(?:have|had|has) gone(?! missing| into| through| to)|(?:have|had|has) come(?=[,.;]| since| by (?:the |mid|late|early|\d|\w+ \d)| this| in (?:the|this|all)| so far| home)|go(?:ne|ing|es)? (?:back|home)|went (?:back|home|through|over the border|across)|c[ao]me(?= on \w+day|[,.;])|c[ao]me (?:back|home|from(?= pakistan| iran)|in(?= the (?:past|last)| on)|through|via|by way of|over|across)|(?:moved|taken|transported|shifted|sent|bused|driven|escorted|transferred) (?:from [\w ]{3,30}? )?to (?:the )?(?:\w+ )?(?:border|frontier|torkham|chaman|spin boldak|crossing|afghanistan)|put across|coming (?:back|home)|left|leaving|leave|departed|departing|cross(?:ed|ing|es)?(?: (?:over|back|into))?|arriv(?:ed|ing|e)"
    r"|entered|entering|fled|fleeing|exited|headed (?:back|home)|were registered (?:on|in) a (?:single )?day|passed through|(?:walk|flow|fil|troop|flood|surg|travel+|head|mov|stream|pour|trickl|journey|trek|flock|rush)(?:ed|ing) (?:in|into|across|over|home|homewards?|back|through)|made (?:their way|the journey|the crossing)|moved back|journeyed|trekked|on their way|return",
    "population": r"remain(?:ed|ing|s)?|liv(?:e|ed|ing|es)(?! in fear)|resid(?:e|ed|ing|es)|stay(?:ed|ing|s)? (?:on|in)|(?:was|were|are|is) present|present in|are in|were in|reside|still in|hold|holding|have been living|possess|carry|settled in|sheltering|currently in|based in"
    r"|are registered|were registered(?! (?:on|in) a (?:single )?day)|(?<!were )registered|without (?:papers|documents|legal status)|(?<!will have )to (?:go|leave)|have until|(?:had|has|have|held|owned) (?:an? |the )?(?:proof of registration|por|afghan citizen|acc)",
}
# Forms that stand before the number only.
BEFORE = {
    "casualties": r"killed (?:and|or) (?:injured|wounded)|killing (?:and|or) (?:injuring|wounding)",
    "fatalities": r"shot(?! (?:at|up|down|dead))|d[ei]spatched|killing|kills?|slaying|martyring|eliminating|neutrali[sz]ing|gunning down|shooting dead|mowing down|wip(?:ing|ed) out|picking off|slaughtering|massacring|took the lives of|claim(?:ed|ing|s)?(?: the lives of)?|cost(?:ing)?(?: the lives of)?"
    r"|(?:the )?(?:deaths?|killings?|loss(?:es)?|murder|martyrdom|execution|elimination|bod(?:y|ies))\s+of|lost|los(?:e|ing)|murdering|executing|beheading|recovered the bodies of|found the bodies of|buried|pulled out",
    "injuries": r"injuring|injures?|wound(?:ing|s)|wounded|hurting|maiming|injur(?:y|ies) (?:to|of|for)|(?:the )?wounding of",
    "arrests": r"arresting|arrests?|detaining|detains|apprehending|nabbing|hauling (?:in|away)|(?:the )?apprehension of|hauled in|capturing|rounding up|(?:had |have |has )?held|(?:the )?(?:arrests?|detentions?|capture) of|took into custody|netting|holding",
    "abductions": r"abducting|abducts?|ma(?:de|king) off with|dr(?:ove|iving) off with|led away|marched away|took away|taking away|whisk(?:ed|ing) away|kidnapping|kidnaps?|(?:the )?(?:abductions?|kidnappings?) of|taking hostage|took hostage|seized|seizing|holds?(?! (?:on )?to\b)|holding|captive",
    "releases": r"releasing|releases|freeing|frees|rescuing|(?:the )?(?:releases?|rescue|recovery) of|securing the release of",
    "deportations": r"deporting|deports|deport|(?:the )?(?:forced |forcible |mass )*deportations? of",
    "returns": r"expelling|expels|expel|evicting|evict|repatriating|repatriates|sending (?:back|home)|forcing (?:out|back)|driving out|(?:the )?(?:\w+ )?(?:returns?|repatriations?|expulsions?|departures?|evictions?|exodus|removal|influx|outflow) of"
    r"|welcomed|received|registered|processed|counted|facilitated|recorded|documented|logged",
    "population": r"hosts?|hosting|hosted|home to|there (?:are|were)(?: now| still| currently| also)?|shelters|sheltering|houses|the presence of|accommodat(?:es|ing)|harbours",
    "airstrikes": r"struck|attacked|raided|targeted|bombed|hit|pounded|hitting|striking|targeting|bombing|pounding|(?:air ?)?(?:strikes?|raids?)\s+(?:on|in|at)",
}
FILLER = (
    r"[\"”]?(?:\s(?:(?:himself|herself|themselves|itself) and|at least|the|a|an|its|their|his|another|further|additional|also|up|of|to|some|total|as|many|other|more|all|those|these|combined|record|reported|"
    r"estimated|whopping|staggering|lives|almost|out|back|home|them|including|down|only|just|mere|about|around|off|over|same|day|different|alleged|suspected|,))*\s?[\"“]?$"
)
AUXILIARY = r"(?:was|were|is|are|been|being|be|get|got|getting|had|has|have)"


@dataclass(frozen=True)
class Cue:
    """One word or phrase that names a measure, with its place in the sentence."""

    start: int
    end: int
    measure: str
    words: str


def compile_cues(lexicon: dict[str, str]) -> list[tuple[str, re.Pattern[str]]]:
    """Measure and pattern of each line of a lexicon."""
    return [(measure, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")) for measure, words in lexicon.items()]


AFTER_CUES = compile_cues(AFTER) + compile_cues(BOTH)
BEFORE_CUES = compile_cues(BEFORE) + compile_cues(BOTH)
FLOWS = {"returns", "deportations", "population", "arrivals"}
OBJECT = re.compile(
    r"(?!\sover (?:the|a|this|that|its|his|their)\b(?! \d))\s(?:up to |at least |as many as |more than |over |nearly |almost |about |around |some |an estimated )?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|\w+teen\b|(?:twen|thir|for|fif|six|seven|eigh|nine)ty\b"
    r"|dozens\b|scores\b|hundreds\b|a\b|an\b|the\b|their\b|his\b|her\b|him\b|them\b|several\b|many\b|another\b|civilians\b|people\b|soldiers\b|police\b|security\b|each other|one another)"
)

# What people suffer without anyone as its object: "died", "embraced martyrdom".
INTRANSITIVE = re.compile(rf"(?!shot){AFTER['fatalities']}|dead")


def find_cues(text: str, cues: list[tuple[str, re.Pattern[str]]], since: int = 0) -> list[Cue]:
    """All cues of a lower-case sentence from a place on, from left to right, the longest where several begin together."""
    found = [
        Cue(match.start(), match.end(), measure, match[0])
        for measure, pattern in cues
        for match in pattern.finditer(text, since)
    ]
    found.sort(key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def is_active(text: str, cue: Cue, subject_end: int) -> bool:
    """Whether the persons before the cue do it ("gunmen killed two soldiers") rather than suffer it."""
    between = text[subject_end : cue.start]
    if re.search(r"\b(?:was|were|is|are|been|being|be|get|got)\s(?:\w+\s){0,2}$", between):
        return False
    if cue.measure in {"returns", "population"} and not re.match(
        r"(?:repatriat|expel|evict|sent|forced|driven|pushed|remov)", cue.words
    ):
        return False
    if cue.measure == "deportations" or cue.measure in FLOWS or INTRANSITIVE.fullmatch(cue.words):
        return (
            bool(re.match(r"\s(?:\d|one|two|more than|over|nearly|about|some|the|a)\b", text[cue.end :]))
            and cue.measure in FLOWS
        )
    return bool(OBJECT.match(text, cue.end)) and not re.match(
        r"\s(?:the same|the day|the previous|a day|a week|a month)", text[cue.end :]
    )
