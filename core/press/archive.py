"""What makes a file an archive's: the colours it means, links that print, both standards named in a packet of XMP."""

from functools import cache
from importlib.resources import files
from typing import Any

from weasyprint.document import DocumentMetadata

HEAD = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
FOOT = b'</x:xmpmeta>\n<?xpacket end="r"?>\n'
END = b"</rdf:RDF>"
# PDF/A allows only properties it knows or whose schema stands beside: that of PDF/UA it does not know.
ACCESSIBLE = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@cache
def colours() -> bytes:
    """The ICC profile of sRGB, which comes with WeasyPrint."""
    return (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def intent(profile: int) -> bytes:
    """Numbers of colours mean sRGB, by the profile that is object so-and-so."""
    said = (
        b"<</Type /OutputIntent/S /GTS_PDFA1/OutputConditionIdentifier (sRGB)/Info (sRGB)/DestOutputProfile %d 0 R>>"
    )
    return b"[" + said % profile + b"]"


def print_links(objects: list[Any]) -> None:
    """Annotations print, as an archive wants them."""
    for each in objects:
        if isinstance(each, dict) and each.get("Type") == "/Annot":
            each["F"] = 4


def packet(metadata: DocumentMetadata) -> bytes:
    """Title, author and the two standards, PDF/A-2a and PDF/UA-1, as XMP."""
    said = metadata.generate_rdf_metadata("a", 2, "A")
    return HEAD + said.replace(END, ACCESSIBLE + END) + FOOT
