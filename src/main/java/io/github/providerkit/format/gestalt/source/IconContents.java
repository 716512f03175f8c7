package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks whether a provider's icon is one that browsers show: SVG, which they recognise by the
 * namespace of its first element. The server hands it out as it is.
 */
final class IconContents {
  private static final QName SVG = new QName("http://www.w3.org/2000/svg", "svg");

  private IconContents() {}

  /** Checks the file that a manifest names; one that is not there was reported before. */
  static void check(SourcePackage source, Problems problems) {
    Value where = source.value().get("iconFile");
    String name = where.text();
    if (name.isEmpty() || PackagePath.breach(name).isPresent()) {
      return;
    }
    SeenFiles seen = source.file().seen();
    Path root = source.rootOf(name);
    SlashPath.below(root, name)
        .filter(seen::isFile)
        .flatMap(icon -> fault(root, icon, seen))
        .ifPresent(
            fault ->
                problems.add(
                    GestaltRules.ICON,
                    source.shownAs(),
                    where.path(),
                    where.position(),
                    "expected an icon in SVG, found " + fault + " in " + name,
                    "browsers show SVG whose first element is <svg xmlns=\"%s\">"
                        .formatted(SVG.getNamespaceURI())));
  }

  private static Optional<String> fault(Path root, Path icon, SeenFiles seen) {
    try {
      return fault(seen.readIn(root, icon));
    } catch (IOException e) {
      // Whoever packs the file will find out, and tell.
      return Optional.empty();
    }
  }

  private static Optional<String> fault(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Nothing that it names is fetched, and no entity grows.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          return fault(xml.getName());
        }
      }
      return Optional.of("no element");
    } catch (XMLStreamException e) {
      return Optional.of("no XML");
    }
  }

  private static Optional<String> fault(QName first) {
    if (first.equals(SVG)) {
      return Optional.empty();
    }
    return Optional.of(
        first.getLocalPart().equals(SVG.getLocalPart())
            ? "<svg> without its namespace"
            : "an element that is not <svg>");
  }
}
