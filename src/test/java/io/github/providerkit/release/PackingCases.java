package io.github.providerkit.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random packages with ignore files and lists of files, the same from each run to the next. */
final class PackingCases {
  private static final long SEED = 20_261_130;

  private static final List<String> DIRECTORIES =
      List.of("", "", "dist/", "dist/sub/", "src/", "src/deep/x/", "lib/", "test/");

  private static final List<String> NAMES =
      List.of(
          "a.js",
          "b.ts",
          "c.map",
          "d.css",
          "index.js",
          "keep.log",
          "x.log",
          ".hidden",
          "README.md");

  private static final List<String> PATTERNS =
      List.of(
          "*",
          "**",
          "dist",
          "dist/",
          "/dist",
          "/dist/",
          "dist/*",
          "dist/**",
          "**/dist",
          "src",
          "src/",
          "/src",
          "src/*",
          "src/**",
          "**/src",
          "lib",
          "./lib",
          "lib/a.js",
          "test",
          "test/**",
          "*.map",
          "**/*.map",
          "*.log",
          "keep.log",
          "/keep.log",
          "*.{js,ts}",
          "**/*.js",
          "dist/*.js",
          "a.?s",
          "[ab].*",
          "sub",
          "sub/",
          "dist/sub",
          "dist/sub/",
          "dist/sub/**",
          "dist/**/*.js",
          "deep",
          "src/deep",
          "src/*/x",
          "src/**/x",
          "x/",
          "**/x/",
          "index.js",
          ".hidden",
          ".*",
          "src/deep/x/a.js",
          "none",
          "none/**");

  private PackingCases() {}

  /** The files of each package by name, {@code package.json} included. */
  static List<Map<String, String>> of(int count) {
    Random random = new Random(SEED);
    List<Map<String, String>> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(one(random));
    }
    return cases;
  }

  private static Map<String, String> one(Random random) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 6 + random.nextInt(8); i > 0; i--) {
      files.put(pick(DIRECTORIES, random) + pick(NAMES, random), "x");
    }
    String fields = "";
    if (random.nextInt(5) < 2) {
      fields = ", \"files\": [\"" + String.join("\", \"", patterns(random, 3)) + "\"]";
    } else {
      String name = random.nextInt(3) > 0 ? ".npmignore" : ".gitignore";
      files.put(name, lines(random, 3));
    }
    if (random.nextInt(4) == 0) {
      String name = random.nextBoolean() ? ".npmignore" : ".gitignore";
      files.put(random.nextBoolean() ? "dist/" + name : "src/" + name, lines(random, 1));
    }
    files.put(
        "package.json",
        "{\"name\": \"t\", \"version\": \"1.0.0\", \"description\": \"d\", \"author\": \"a\","
            + " \"license\": \"MIT\", \"checkstack\": {\"type\": \"common\", \"pluginId\": \"t\"}"
            + fields
            + "}\n");
    return files;
  }

  private static String lines(Random random, int most) {
    return String.join("\n", patterns(random, most)) + "\n";
  }

  /** The first is seldom a negation; later ones often take back what it names. */
  private static List<String> patterns(Random random, int most) {
    List<String> patterns = new ArrayList<>();
    for (int i = 1 + random.nextInt(most + 1); i > 0; i--) {
      boolean negated = random.nextInt(patterns.isEmpty() ? 12 : 2) == 0;
      patterns.add((negated ? "!" : "") + pick(PATTERNS, random));
    }
    return patterns;
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /** Lays the files of a package out. */
  static void lay(Map<String, String> files, Path directory) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
