"""CSV with a row of HXL hashtags under the header, as humanitarian tools read it; the rows are those of the CSV.

Hashtags and attributes: https://hxlstandard.org/standard/1-1final/dictionary/. Columns that have no hashtag stay untagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dashboard.extracts.as_csv import write_csv, write_header
from dashboard.extracts.format import Format, Options
from dashboard.queries.answer import Answer

TAGS = {
    "figure_id": "#meta+id+figure",
    "measure": "#indicator+code",
    "unit": "#indicator+unit",
    "definition_id": "#indicator+definition+code",
    "definition_label": "#indicator+definition+name",
    "definition": "#indicator+definition+name",
    "concept": "#indicator+concept",
    "population_group": "#group+code",
    "group_label": "#group+name",
    "reference_area": "#loc+code",
    "area_name": "#loc+name",
    "origin": "#loc+origin+code",
    "destination": "#loc+destination+code",
    "crossing": "#loc+crossing+name",
    "district": "#adm2+name",
    "localities": "#loc+locality+name",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "stated_verb": "#indicator+verb",
    "period": "#description+period",
    "period_start": "#date+start",
    "period_end": "#date+end",
    "period_kind": "#indicator+period+kind",
    "date": "#description+date",
    "month": "#date+month",
    "value": "#value+num",
    "low": "#value+min",
    "high": "#value+max",
    "min_value": "#value+claims+min",
    "max_value": "#value+claims+max",
    "qualifier": "#indicator+qualifier",
    "count_scope": "#indicator+scope",
    "status": "#status",
    "producer_id": "#org+producer+code",
    "producer": "#org+producer+name",
    "producer_name": "#org+producer+name",
    "speaker": "#contact+speaker",
    "publisher": "#org+publisher+name",
    "agency": "#org+agency+name",
    "incident_id": "#event+code",
    "label": "#event+name",
    "kind": "#event+kind",
    "as_stated": "#description+stated",
    "as_stated_en": "#description+stated+i_en",
    "deaths_claimed": "#description+deaths",
    "note": "#description+note",
    "series_id": "#meta+id+series",
    "claim_id": "#meta+id+claim",
    "source_id": "#meta+id+source",
    "title": "#meta+title",
    "published": "#date+published",
    "url": "#meta+url",
    "archived_url": "#meta+url+archived",
    "accessed": "#date+accessed",
    "language": "#meta+language",
    "licence": "#meta+license",
    "figure_page": "#meta+url+figure",
    "series_page": "#meta+url+series",
    "incident_page": "#meta+url+incident",
    "source_page": "#meta+url+source",
    "source_title": "#meta+source+title",
    "source_author": "#contact+source+author",
    "source_publisher": "#org+source+publisher",
    "source_agency": "#org+source+agency",
    "source_published": "#date+source+published",
    "source_url": "#meta+source+url",
    "source_archived_url": "#meta+source+url+archived",
    "source_accessed": "#date+source+accessed",
    "source_language": "#meta+source+language",
    "source_kind": "#meta+source+kind",
    "source_licence": "#meta+source+license",
}


def write_hxl(answer: Answer, options: Options) -> Iterator[bytes]:
    """The CSV with the row of hashtags put in after its header."""
    lines = write_csv(answer, options)
    yield from islice(lines, 1)
    yield write_header([TAGS.get(name, "") for name in answer.columns])
    yield from lines


FORMAT = Format(".hxl.csv", "text/csv; charset=utf-8", write_hxl, is_guarded=True)
