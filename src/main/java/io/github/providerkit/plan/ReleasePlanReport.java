package io.github.providerkit.plan;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.toolchain.Doctor;
import io.github.providerkit.toolchain.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would be released of a build.
 *
 * @param modules all that hold a provider
 * @param tools what it takes to compile them, and whether this machine has it
 */
public record ReleasePlanReport(List<PlannedModule> modules, List<Doctor.Finding> tools) {
  private static final int NAMED = 5;

  /** Copies the lists. */
  public ReleasePlanReport {
    modules = List.copyOf(modules);
    tools = List.copyOf(tools);
  }

  /** The modules in one state. */
  public List<PlannedModule> in(ReleaseState state) {
    return modules.stream().filter(module -> module.state() == state).toList();
  }

  /** What would be released, as Maven's {@code -pl} takes it. */
  public String projects() {
    return String.join(",", in(ReleaseState.NEW).stream().map(PlannedModule::project).toList());
  }

  /** The tags that are to be made. */
  public List<String> tags() {
    return modules.stream().filter(PlannedModule::needsTag).map(PlannedModule::tag).toList();
  }

  /**
   * The same.
   *
   * @throws ProviderException if one of them would stand for something else than what lies here
   */
  public List<String> tagsOfCommitted() throws ProviderException {
    List<PlannedModule> open =
        modules.stream().filter(PlannedModule::needsTag).filter(one -> !one.committed()).toList();
    if (!open.isEmpty()) {
      throw ProviderException.user(
          "provider.plan.tag: expected that everything is committed, found changes in "
              + names(open),
          "commit them, or leave them out with -pl");
    }
    return tags();
  }

  /** How many modules are in which state. */
  public String summary() {
    List<String> counts = new ArrayList<>();
    for (ReleaseState state : ReleaseState.values()) {
      int count = in(state).size();
      if (count > 0) {
        counts.add(count + " " + state.words());
      }
    }
    return counts.isEmpty() ? "no provider here" : String.join(", ", counts);
  }

  /**
   * Refuses a plan that cannot be carried out.
   *
   * @param differing whether what differs from its release is only told
   * @throws ProviderException if two modules release the same, or one cannot be
   */
  public void require(boolean differing) throws ProviderException {
    refuseTwice("the tag", PlannedModule::tag);
    refuseTwice("the artifact", PlannedModule::artifact);
    List<PlannedModule> invalid = in(ReleaseState.INVALID);
    if (!invalid.isEmpty()) {
      throw ProviderException.user(
          "expected manifests without errors, found some with: " + names(invalid),
          "mvn provider:validate-manifest tells all of them");
    }
    List<PlannedModule> different = in(ReleaseState.DIFFERENT);
    if (!different.isEmpty() && !differing) {
      throw ProviderException.user(
          "expected a new version for what has changed since its release, found the same for "
              + names(different),
          "raise the version; -Dprovider.plan.different=warn only tells");
    }
  }

  @FunctionalInterface
  private interface Name {
    String of(PlannedModule module);
  }

  private void refuseTwice(String what, Name name) throws ProviderException {
    Map<String, PlannedModule> known = new TreeMap<>();
    for (PlannedModule module : modules) {
      String text = name.of(module);
      PlannedModule other = text.isEmpty() ? null : known.putIfAbsent(text, module);
      if (other != null) {
        throw ProviderException.user(
            "expected %s of one module, found %s of %s and %s"
                .formatted(what, text, other.project(), module.project()),
            "a placeholder of provider.tagFormat or another artifactId tells them apart");
      }
    }
  }

  private static String names(List<PlannedModule> modules) {
    List<String> names = modules.stream().limit(NAMED).map(PlannedModule::project).toList();
    int more = modules.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * Writes everything as JSON.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("projects", projects());
    report.put("tags", tags());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (ReleaseState state : ReleaseState.values()) {
      counts.put(state.word(), in(state).size());
    }
    report.put("counts", counts);
    report.put("modules", modules.stream().map(PlannedModule::data).toList());
    report.put("tools", tools.stream().map(ReleasePlanReport::data).toList());
    AtomicFile.write(file, JsonWriter.write(report).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> data(Doctor.Finding finding) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tool", finding.kind().type());
    data.put("platform", finding.platform().toString());
    data.put("version", finding.tool().map(Tool::version).orElse(""));
    data.put("problem", finding.problem());
    return data;
  }
}
