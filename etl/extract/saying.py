"""The words by which a text tells who says or counted something."""

from __future__ import annotations

import re

SAY = (
    r"(?:said|says?|saying|told|tells?|report(?:ed|s|ing)?|claim(?:ed|s|ing)?(?! responsib)|accuse[ds]?\s(?:[\w']+\s){1,6}?of\s[\"“]?\w+|announced|announces|confirm(?:ed|s)|(?:would|could|can) (?:only |so far |not yet |so far only )?(?:confirm|verify)|stat(?:ed|es)|estimat(?:es?|ed)|record(?:ed|s)|count(?:ed|s)|document(?:ed|s)|register(?:ed|s)"
    r"|tall(?:ied|ies)|logg?(?:ed|s)|not(?:ed|es)|add(?:ed|s)|puts?(?=\s(?:the|it|that|those|their|its)\b|\s(?:[\w-]+\s){0,10}?at\b)|wrote|writes|insist(?:ed|s)|acknowledge[ds]?|admit(?:ted|s)|verif(?:ied|ies)|disclose[ds]?|reveal(?:ed|s)|show(?:s|ed|n)?|track(?:ed|s)(?! down\b| (?:them|him|the \w+) down\b)"
    r"|observ(?:ed|es)|found|finds|compiled|den(?:y|ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|list(?:ed|s)|cit(?:ed|es)|gave|gives|reminded|(?:has|have|had)(?=\s(?:[\w,'-]+\s){1,6}?on (?:its|their) (?:books|records?|list|files?|database)\b)|(?:is|are|was|were) (?:concerned|alarmed|worried|aware)|blam(?:ed(?! for)|es)|disput(?:ed|es)|contest(?:ed|s)|call(?:ed|s)(?=\s(?:it|(?:the|those|these|that|this)\s(?:\w+\s)?(?:numbers?|figures?|claims?|toll|reports?|version|statement))\b)|(?:has |had |have )?received (?:\w+ )?reports|spoke|spoken|given|recalls?|recalled|finds|writes?|submitted|presented|tabled|laid (?:before|down before)|placed before|speaks? of|boast(?:ed|s) of|maintain(?:ed|s)|informed|declare[ds]?|alleg(?:ed|es)|assert(?:ed|s)|posted|tweeted|assess(?:ed|es)|(?:can |could )?points? to(?= \d| \w+ (?:killed|deaths|militants|attacks))|believes?|calculated|monitored"
    r"|(?:has|had) (?:a|his|her|its|their) (?:own )?list of|scoff(?:ed|s) at|shrugg?(?:ed|s) off|brush(?:ed|es) aside|mock(?:ed|s)|sees?(?=\s(?:only\s)?\d)|(?:kept|keeps|sticks|stuck) to (?:its|their) (?:own )?(?:list|count|toll|figures?|numbers?)"
    r"|(?:rang|phoned|telephoned|contacted|called)(?=\s(?:up\s)?(?:reporters|journalists|the media|media|newsmen|afp|reuters|(?:[\w-]+\s){1,2}(?:newspapers?|news agenc(?:y|ies)|reporters|journalists)))"
    r"|note|observe|confirm|announce|document|verify|maintain|allege|find|add|(?:raised|revised|updated|lowered|increased)(?=\s(?:(?:up |down )?to [\w-]+ )?(?:the|its|their)\s(?:\w+\s)?(?:toll|number|count|figure|estimate))|conced(?:es|ed)|counter(?:s|ed)|arrive[sd]? at|collected|attribut(?:ed|es)|read out|responded|replied|retorted|suggests?|suggested|indicates?|indicated|warn(?:ed|s)|shared|published|releases?|released|issued|detailed|describe[ds]?|reckons?|detected|charted|enumerated|pegged|reaffirmed|held that|briefs|briefed)"
)


FROM = re.compile(
    r"\b(?:according to|as per|per|data (?:from|by|of|compiled by|collected by)|figures (?:from|by|of)|statistics (?:from|by|of)|numbers (?:from|by)"
    r"|(?:released|compiled|collected|published|issued|drawn up|prepared|put together|written|circulated|recorded|documented|counted|verified|reported|provided|shared|confirmed|quoted|gathered|made public|maintained|registered|announced|cited|tracked|monitored|given|tallied|logged|noted|listed|observed)(?: (?:on|in|late|last|this|earlier|here)\b[\w ]{0,22}?)? by"
    r"|citing|quoting|quoted|reports? (?:by|from|of)|counts? (?:by|of|from)|(?:count|record|list|database|register|tally|log|toll)s? (?:kept|maintained|compiled|run|drawn up|prepared) by|tall(?:y|ies) (?:by|of|from)|statements? (?:by|from|of)|estimates? (?:by|from|of)|source|sources|update (?:by|from)|review (?:by|from)|(?:reply|answer|response|letter|briefing|presentation) (?:by|from|of)|told by|study by|figures released by|in the words of|going by)"
    r"[:\s]\s?(?:the |a |an |its |rights group |monitoring group |aid group |advocacy group |watchdog |latest |new |fresh |official |monthly |annual |data |figures |statistics |from |by |compiled |released |collected |numbers |in |\w+-based |think tank |monitor |watchdog |monitoring group |deputy |spokesman |spokesperson |of |for |senior |local |provincial |unnamed |city's |province's |district's |country's |region's |town's |two |three |several |some )*$"
)


GAP = re.compile(
    rf"(?:'s|')?(?:\s\([^)]{{1,20}}\))?(?:\s(?:data|figures?|report|reports|statistics|review|numbers|tally|count|officials?|statement|chief|spokes(?:man|person|woman)|database|monitoring|estimates?|security report|annual report|monthly report|staff|record|sources|volunteers|rescuers|workers|teams|monitors))*(?:\s(?:in|of|at|from)\s[a-z][a-z' -]{{2,30}}?)?"
    rf"(?:\swho\s[^,.;\d]{{3,60}}?(?=\ssay\b))?(?:,\s(?:which|who|whose)\s[^.;]{{2,140}}?,|,\s(?:[^.,;]{{2,70}}|(?!were\b|was\b|had\b|have\b)[^.,;\d]{{71,90}})(?:,\s(?:\d\d|[^.,;]{{2,30}}))?,)?(?:,(?=\s(?:which|who)\s))?(?:\s(?!and\b|but\b|while\b|that\b)[\w'’.-]+){{0,7}}?\s(?:(?:has|have|had|also|later|further|which|who|separately|meanwhile|however|then|\w+ly)\s)*(?<!was\s)(?<!were\s)(?<!been\s)(?<!are\s){SAY}\b"
)


# A country that "recorded 521 attacks" is where they were, not who counted them.
STATES = {"pakistan", "islamabad", "kabul", "tehran", "iran", "afghanistan"}


IN_TURN = re.compile(r"^,\s(?:for its part|however|meanwhile|too|in turn|by contrast|in response|on the other hand),")


STATES_SAY = re.compile(
    r"\b(?:said|says?|claim\w*|announce\w*|confirm\w*|put|puts|told|admit\w*|insist\w*|acknowledge\w*|state[sd]|maintain\w*|accuse\w*|believes?|estimate\w*|alleg\w+|den(?:y|ied|ies)|reject\w*|dismiss\w*|accuse[ds]?\s.*|spoke of|speaks of)$"
)


# "Killed in what the department called an exchange of fire".
WHAT_CALLED = re.compile(r"(?:\s\([^)]{1,20}\))?\s(?:called|calls|described as|termed|dubbed|says was|said was)\b")


SAID_BEFORE = re.compile(
    r"(?:^|[,\"”;–—-]\s?\"?)\s?(?:said|says|writes?|wrote|finds|countered|insisted|maintained|replied|confirmed|admitted|acknowledged|reported|added|according|wrote|noted|claimed|announced|stated)\s(?:the |a |an |joint |new |latest |fresh |recent |senior |local |deputy |\w+-based |[\w-]+'s )*$"
)


# "…, said Abdul Karim, spokesman for the ministry": a person named before the office.
SAID_BY_PERSON = re.compile(
    r"(?:^|[,\"”;]\s?)\s?(?:said|says|added|told \w+)\s(?:[A-Z][\w.'’-]+\s){0,4}[A-Z][\w.'’-]+,\s(?:one of |who is |who heads |head of |the |a |an |its |chief |deputy |acting )*$"
)


LABEL = re.compile(
    r"\s?(?:(?:19|20)\d\d\s?)?(?:\([^)]{1,20}\)\s?)?:\s|(?:'s)?(?:\s(?!said|says|told|were\b|was\b|are\b|is\b|lost|suffered|remain)[\w'#–/-]+){1,8}(?:,?\s\([^()]{1,45}\))?:\s"
)


TOLD = re.compile(r",\stold\b")


SAYS = re.compile(rf",\s{SAY}\b")


SAW = re.compile(r"\s(?:saw|watched|witnessed)\b")


# "Owned up to the blast and claimed": an armed group first takes the deed, then counts.
TOOK_IT = re.compile(
    rf"(?:\s(?:group|faction|outfit|network))?,?\s(?:has |had |have |later )?(?:(?:took|accepted|claimed|admitted) responsibility|(?:owned up to|owned|(?:took|accepted|claimed|admitted) (?:responsibility|credit) for|took the blame for|hailed|praised|celebrated)\s[^,;.\d]{{3,60}}?)\sand\s(?:\w+ly\s)?{SAY}\b"
)


# "The Taliban sent photographs and claimed".
SENT = re.compile(rf"\s(?:sent|showed|released|posted|circulated|shared)\s[^,;.\d]{{3,40}}\sand\s(?:\w+ly\s)?{SAY}\b")


OWN_REPORT = re.compile(
    rf"'s?\s(?:[\w-]+\s){{0,6}}(?:report|update|data|figures|bulletin|review|survey|dashboard|database|register|snapshot)(?:,\swhich\s[^,;.\d]{{3,60}},)?(?:\s(?:on|for|of)\s[\w -]{3, 30}?)?(?:\s\([^)]{1, 25}\))?\s(?:\w+ly\s)?{SAY}\b"
)


RECEIVED = re.compile(
    r"(?:'s (?:clinics?|hospitals?|ambulances?|teams?|volunteers))?\s(?:has |had |have )?(?:received|treated|admitted|took in|taken in)\b"
)


# "…-based monitor, the Peace Desk, said": a name that explains the words before it.
APPOSED = re.compile(r"(?:-based|monitor|think[- ]tank|group|body|watchdog|ngo|agency|charity)[^,]{0,30},\s(?:the\s)?$")


# "Hazrat Agha, the local deputy commissioner, said": an office that explains a person's name.
EXPLAINED = re.compile(r"[A-Z][\w.'’-]+\s[A-Z][\w'’-]+(?:\s[\w'’-]+)?,\s(?:the |a |an )?(?:[\w'’-]+\s){0,4}$")


WHO_SAYS = re.compile(rf",\s(?:which|who)\s(?:(?:has|had|have|also|\w+ly)\s)*{SAY}\b")


FIGURE_OF = re.compile(
    r",\s(?:has|had|gives|gave|lists)\s(?:only\s)?(?=\d)|,\s(?:which|who)\s[^,;.\d]{3,50},\s(?:has|had|gives|gave|puts|lists)\s(?:only\s)?(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|'s\s(?:\w+\s){0,2}?(?:findings?|view|estimates?|assessment|reckoning|conclusions?)\s(?:is|are|was|were)\s(?:that|of|for)\b|'s\s(?:\w+\s){0,2}?(?:database|count|record|tally|log|list|data|figures|register)\s(?:has|have|had|holds?|contains?|includes?)\s(?=\d|\w+\s(?:such|attacks|deaths))|(?:'s?)?\s(?:own\s|latest\s|official\s)?(?:figures?|numbers?|count|tally|toll|estimates?|total|version|data)\b(?=[^.;,]{0,30}?\s(?:is|was|are|were|stands?|stood)\b)"
)


# After these words a name is what is spoken of.
GOVERNED = re.compile(
    r"\b(?:against|ambassador to|envoy to|mission to|on|by|of|in|killed|from|attack(?:ed)?|targeting|with|at|than|(?:reports?|letter|briefing|statement|complaint|submission|presentation|reply) to)\s(?:the |a |two |three |pakistani |afghan )*$"
)


TRAILING = re.compile(
    r"(?:\s(?:on|late|early|in|at|during|to|here|earlier|a|the|news|statement|conference|press|\w*day|reporters|journalists|night|morning|evening|afp|ap|reuters|statement|briefing|told|told))*\s?[.\"”]?\s*$"
)


AFTER_COMMA = re.compile(r"[,\"”]\s(?:a |an |the |two |three |local |senior )*$")


COUNT_OF = re.compile(r"(?:'s?)?\s(?:own\s)?(?:count|tally|account|estimates?|figures|reckoning|version|data)\b")


OPENING = re.compile(r"[\s\"“]*(?:[\w' -]{0,60}:\s)?(?:in |during )?[^,;]{0,45}")


SAID_AFTER = re.compile(r"(?:'s)?(?:\s[\w'-]+){0,8}\s?(?:[.,;(]|$)")


OPENS_WITH = re.compile(r"\s*(?:[A-Z][A-Z ,/]+(?::|\s[–—-])\s)?\s*(?:[Tt]he )?")


OWN_SOURCE = re.compile(
    r"\b(?:according to|as per|in) (?:its|their)(?: own)? (?:(?!of\b)[\w-]+ ){0,3}(?:report|figures|data|count|statement|review|tally|statistics|survey|bulletin|document|records|books)\b"
    r"|\baccording to an? (?:\w+ ){0,3}?(?:report|statement|review|document|bulletin|tally) (?:it|they|which it) (?:\w+ )?(?:issued|released|published|compiled|presented|made public)\b"
)
