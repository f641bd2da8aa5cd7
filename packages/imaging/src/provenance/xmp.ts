const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** IPTC's term for a picture made by a model trained on sampled content. */
export const GENERATED_SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** The XMP packet that says a picture was generated, and by which model. It names no person, no prompt, no time. */
export const generatedXmp = (model: string): Uint8Array =>
  new TextEncoder().encode(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 Iptc4xmpExt:DigitalSourceType="${GENERATED_SOURCE_TYPE}" Iptc4xmpExt:AISystemUsed="${escapeXml(model)}"/>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`,
  );
