package io.github.providerkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.manifest.edit.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a real Bun and a real npm pack of packages, asked now or before. */
final class PackingPeers {
  private static final String RESOURCE = "/packing-peers.json";
  private static final Pattern PACKED = Pattern.compile("(?m)^packed \\S+ (.+)$");

  private PackingPeers() {}

  /** What both pack of one package, by slash path. */
  record Answers(Set<String> bun, Set<String> npm) {}

  /** The answers that were written down, in the order of the cases. */
  static List<Answers> recorded() throws IOException {
    try (InputStream in = PackingPeers.class.getResourceAsStream(RESOURCE)) {
      List<Answers> answers = new ArrayList<>();
      for (JsonNode one : new ObjectMapper().readTree(in).get("cases")) {
        answers.add(new Answers(names(one.get("bun")), names(one.get("npm"))));
      }
      return answers;
    }
  }

  private static Set<String> names(JsonNode text) {
    return new TreeSet<>(List.of(text.asText().split(" ")));
  }

  /** Asks Bun and npm themselves, and writes down what they say. */
  static List<Answers> asked(List<Path> packages, Path record) throws Exception {
    Path bun = NpmTools.bun();
    List<Object> npm =
        new ArrayList<>(
            List.of("npm", "pack", "--dry-run", "--json", "--ignore-scripts", "--offline"));
    npm.addAll(List.of("--loglevel=silent"));
    packages.forEach(one -> npm.add("./" + one.getFileName()));
    JsonNode ofNpm =
        new ObjectMapper()
            .readTree(NpmTools.run(packages.get(0).getParent(), Map.of(), npm.toArray()));
    List<Answers> answers = new ArrayList<>();
    List<Object> written = new ArrayList<>();
    for (int i = 0; i < packages.size(); i++) {
      Matcher packed =
          PACKED.matcher(
              NpmTools.run(
                  packages.get(i), Map.of(), bun, "pm", "pack", "--dry-run", "--ignore-scripts"));
      Set<String> ofBun = new TreeSet<>();
      while (packed.find()) {
        ofBun.add(packed.group(1));
      }
      Set<String> files = new TreeSet<>();
      ofNpm.get(i).get("files").forEach(file -> files.add(file.get("path").asText()));
      answers.add(new Answers(ofBun, files));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("bun", String.join(" ", ofBun));
      one.put("npm", String.join(" ", files));
      written.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("asked", "Bun " + version(bun) + ", npm " + version(Path.of("npm")));
    all.put("cases", written);
    Files.write(record, JsonWriter.write(all).getBytes(StandardCharsets.UTF_8));
    return answers;
  }

  private static String version(Path program) throws Exception {
    return NpmTools.run(Path.of("."), Map.of(), program, "--version").strip();
  }
}
