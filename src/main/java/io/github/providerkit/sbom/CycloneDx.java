package io.github.providerkit.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.parts.Library;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.LifecycleChoice;
import org.cyclonedx.model.Lifecycles;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * Writes the bill of materials of a release in JSON of CycloneDX 1.6: its archives with the files
 * in them, then every library that was built into a program; who holds and who needs what is in the
 * dependencies. The same release has the same bill: its serial number comes from its contents.
 */
public final class CycloneDx {
  private static final String RELEASE = "release";
  private static final String PROPERTY = "provider:";

  private final Subject subject;
  private final Optional<Instant> time;
  private final Map<String, Component> libraries = new TreeMap<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Composition unknown = new Composition();

  private CycloneDx(Subject subject, Optional<Instant> time) {
    this.subject = subject;
    this.time = time;
  }

  /**
   * Writes a bill.
   *
   * @param time when the release was made, as the build says; without it the bill says nothing
   * @return the text, with a line break at its end
   */
  public static String write(Subject subject, Inventory inventory, Optional<Instant> time) {
    return new CycloneDx(subject, time).text(inventory);
  }

  private String text(Inventory inventory) {
    Bom bom = new Bom();
    bom.setVersion(1);
    bom.setMetadata(metadata());
    Dependency release = new Dependency(RELEASE);
    dependencies.add(release);
    for (Archive archive : inventory.archives()) {
      Component component = archive(archive);
      bom.addComponent(component);
      release.addDependency(new Dependency(component.getBomRef()));
    }
    libraries.values().forEach(bom::addComponent);
    libraries.keySet().forEach(url -> dependencies.add(new Dependency(url)));
    bom.setDependencies(dependencies);
    if (unknown.getDependencies() != null) {
      unknown.setAggregate(Composition.Aggregate.UNKNOWN);
      bom.setCompositions(List.of(unknown));
    }
    bom.setSerialNumber(serialNumber(json(bom)));
    return json(bom) + "\n";
  }

  private Metadata metadata() {
    Component tool = new Component();
    tool.setType(Component.Type.APPLICATION);
    tool.setGroup("io.github.providerkit");
    tool.setName("provider-maven-plugin");
    tool.setVersion(subject.builder());
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    LifecycleChoice build = new LifecycleChoice();
    build.setPhase(LifecycleChoice.Phase.BUILD);
    Lifecycles lifecycles = new Lifecycles();
    lifecycles.setLifecycleChoice(List.of(build));
    Component release = component(Component.Type.APPLICATION, RELEASE, subject.name());
    subject.maven().ifPresent(place -> release.setGroup(place.group()));
    release.setVersion(subject.version());
    release.setPurl(subject.url());
    release.addProperty(property("kind", subject.kind()));
    release.addProperty(property("tag", subject.tag()));
    Metadata metadata = new Metadata();
    // Its own choice would be this moment.
    metadata.setTimestamp(time.map(Date::from).orElse(null));
    metadata.setLifecycles(lifecycles);
    metadata.setToolChoice(tools);
    metadata.setComponent(release);
    return metadata;
  }

  private Component archive(Archive archive) {
    String reference = "archive:" + archive.fileName();
    Component component = component(Component.Type.FILE, reference, archive.fileName());
    component.addHash(new Hash(Hash.Algorithm.SHA_256, archive.sha256()));
    component.addProperty(property("platform", archive.platform()));
    component.addProperty(property("size", Long.toString(archive.size())));
    Dependency needs = new Dependency(reference);
    dependencies.add(needs);
    addLibraries(needs, archive.libraries());
    for (Entry entry : archive.entries()) {
      Component file = entry(reference, entry, needs);
      component.addComponent(file);
    }
    return component;
  }

  private Component entry(String archive, Entry entry, Dependency holder) {
    boolean runs = entry.role() == Role.PROGRAM || entry.role() == Role.OPAQUE_PROGRAM;
    String reference = archive + "#" + entry.name();
    Component component =
        component(runs ? Component.Type.APPLICATION : Component.Type.FILE, reference, entry.name());
    component.addHash(new Hash(Hash.Algorithm.SHA_256, entry.sha256()));
    component.addProperty(property("size", Long.toString(entry.size())));
    Dependency needs = new Dependency(reference);
    dependencies.add(needs);
    holder.addDependency(new Dependency(reference));
    addLibraries(needs, entry.libraries());
    if (entry.role() == Role.PACKAGE) {
      String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
      needs.addDependency(new Dependency("archive:" + name));
    } else if (entry.role() == Role.OPAQUE_PROGRAM) {
      unknown.addDependency(new BomReference(reference));
    }
    return component;
  }

  private void addLibraries(Dependency holder, List<Library> held) {
    for (Library library : held) {
      libraries.computeIfAbsent(library.url(), url -> library(url, library));
      holder.addDependency(new Dependency(library.url()));
    }
  }

  private static Component library(String url, Library library) {
    Component component = component(Component.Type.LIBRARY, url, library.name());
    if (!library.version().isEmpty()) {
      component.setVersion(library.version());
    }
    component.setPurl(url);
    library.digests().forEach((name, hex) -> component.addHash(new Hash(name, hex)));
    library.notes().forEach((name, note) -> component.addProperty(property(name, note)));
    return component;
  }

  private static Component component(Component.Type type, String reference, String name) {
    Component component = new Component();
    component.setType(type);
    component.setBomRef(reference);
    component.setName(name);
    return component;
  }

  private static Property property(String name, String value) {
    Property property = new Property();
    property.setName(PROPERTY + name);
    property.setValue(value);
    return property;
  }

  /** A UUID of version 8, whose bits are up to whoever makes it. */
  private static String serialNumber(String text) {
    String hex = Sha256.of(text.getBytes(UTF_8));
    return "urn:uuid:%s-%s-8%s-a%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 15),
            hex.substring(15, 18),
            hex.substring(18, 30));
  }

  private static String json(Bom bom) {
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
    } catch (GeneratorException e) {
      throw new IllegalStateException("a bill without any text of others' making", e);
    }
  }
}
