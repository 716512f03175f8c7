package io.github.providerkit.changes;

import io.github.providerkit.code.Language;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which modules have to be built, for scripts: a list for Maven, and JSON with a matrix of jobs.
 */
public final class ChangedReport {
  private final String since;
  private final int of;
  private final List<Changed> modules;

  /**
   * A changed module.
   *
   * @param part what is to be built
   * @param artifact {@code group:artifact}
   * @param path its directory from the repository's root
   * @param since what it was compared with
   * @param file the first path that differs; empty where it was never released
   * @param why what that belongs to
   */
  public record Changed(
      CiMatrix.Part part, String artifact, String path, String since, String file, String why) {
    /** For a line on the console. */
    public String words() {
      return file.isEmpty() ? why : file + " (" + why + ")";
    }
  }

  /**
   * A report.
   *
   * @param since what everything was compared with, in words
   * @param of how many modules were looked at
   */
  public ChangedReport(String since, int of, List<Changed> modules) {
    this.since = since;
    this.of = of;
    this.modules = List.copyOf(modules);
  }

  /** The modules as Maven's {@code -pl} takes them. */
  public String projects() {
    return joined(modules.stream().map(module -> module.part().project()).toList());
  }

  /** How many modules have changed, in words. */
  public String summary() {
    return "%s of %s modules changed since %s".formatted(modules.size(), of, since);
  }

  /**
   * Writes the list for Maven, one line.
   *
   * @throws IOException if it cannot be written
   */
  public void writeList(Path file) throws IOException {
    AtomicFile.write(file, (projects() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes everything as JSON.
   *
   * @throws IOException if it cannot be written
   */
  public void writeJson(Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("since", since);
    report.put("count", modules.size());
    report.put("of", of);
    report.put("projects", projects());
    report.put("modules", modules.stream().map(ChangedReport::data).toList());
    List<Object> jobs = new ArrayList<>();
    for (CiMatrix.Job job : CiMatrix.of(modules.stream().map(Changed::part).toList())) {
      jobs.add(data(job));
    }
    report.put("matrix", Map.of("include", jobs));
    AtomicFile.write(file, JsonWriter.write(report).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> data(Changed module) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("project", module.part().project());
    data.put("artifact", module.artifact());
    data.put("path", module.path());
    data.put("languages", words(module.part().languages()));
    data.put("platforms", texts(module.part().platforms()));
    data.put("since", module.since());
    data.put("file", module.file());
    data.put("why", module.why());
    return data;
  }

  private static Map<String, Object> data(CiMatrix.Job job) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", job.name());
    data.put("runner", job.runner());
    // An empty list would be no value for a parameter.
    data.put("platforms", job.platforms().isEmpty() ? "host" : joined(texts(job.platforms())));
    data.put("languages", joined(words(job.languages())));
    data.put("projects", joined(job.projects()));
    return data;
  }

  private static List<String> words(Collection<Language> languages) {
    return languages.stream().sorted().map(Language::word).toList();
  }

  private static List<String> texts(Collection<Platform> platforms) {
    return platforms.stream().map(Platform::toString).toList();
  }

  private static String joined(Collection<String> texts) {
    return String.join(",", texts);
  }
}
