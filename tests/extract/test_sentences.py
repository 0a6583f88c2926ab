"""Sentences keep every character's place."""

from etl.extract.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[sentence.start : sentence.end].strip() for sentence in split_sentences(text)]


def test_abbreviations_end_no_sentence():
    text = "Since Oct. 9 at least 12 died, Maj. Gen. Khan said. He told the U.N. so."
    assert split(text) == ["Since Oct. 9 at least 12 died, Maj. Gen. Khan said.", "He told the U.N. so."]


def test_a_heading_stands_alone():
    assert split("Blast in Quetta\nTwelve people died.") == ["Blast in Quetta", "Twelve people died."]


def test_lines_of_a_typewriter_are_one_paragraph():
    text = "At least twelve people were killed and thirty were injured on\nFriday when a bomb went off in a market of the city of Quetta,\npolice said."
    assert split(text) == [text]
