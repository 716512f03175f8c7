package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.SharedData;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs trees that are hard to pack with a real Bun and compares the entries, programs included.
 */
@DisabledOnOs(OS.WINDOWS)
class BunListingTest {
  @TempDir Path directory;
  private Path bun;

  /**
   * A package to pack.
   *
   * @param name says what is hard about it
   * @param fields fields of its package.json
   * @param files its files; "name: text" writes a text, "name -> target" a link
   */
  private record Hard(String name, String fields, String... files) {}

  private static final List<Hard> CASES =
      List.of(
          new Hard("everything without a list", "", "a.js", "src/b.ts", ".hidden", "docs/x/y.md"),
          new Hard(
              "forced beside a list",
              files("src"),
              "src/a",
              "README.md",
              "README",
              "LICENSE",
              "LICENCE.txt",
              "readme.txt",
              "License",
              "COPYING",
              "CHANGELOG.md",
              "NOTICE",
              "a.js"),
          new Hard(
              "negations",
              files("dist", "!dist/*.map", "!**/*.spec.js"),
              "dist/a.js",
              "dist/a.js.map",
              "dist/x/b.js.map",
              "dist/x/b.spec.js",
              "b.js"),
          new Hard(
              "globs",
              files("src/**/*.js", "*.ts", "**/deep"),
              "src/a.js",
              "src/x/b.js",
              "src/x/c.ts",
              "d.ts",
              "x/d.ts",
              "x/deep/e",
              "deep/f"),
          new Hard(
              "dots and slashes",
              files("./lib/", "/bin", "a//b.js", "x/../c.js"),
              "lib/a",
              "bin/b",
              "a/b.js",
              "c.js",
              "x/c.js"),
          new Hard(
              "names of one place",
              files("index.js", "test"),
              "index.js",
              "x/index.js",
              "test/a",
              "x/test/b"),
          new Hard(
              "an ignore file",
              "",
              ".gitignore:dist/\n*.log\n!keep.log",
              "dist/a",
              "x/dist/b",
              "a.log",
              "keep.log",
              "src/c.log"),
          new Hard("npm's before git's", "", ".gitignore:a\n", ".npmignore:b\n", "a", "b", "c"),
          new Hard(
              "nested ignore files",
              "",
              ".npmignore:*.tmp\n",
              "src/.npmignore:!keep.tmp\n/only\n",
              "a.tmp",
              "src/keep.tmp",
              "src/b.tmp",
              "src/only",
              "src/x/only",
              "only"),
          new Hard(
              "ignore files in a listed directory",
              files("src"),
              ".npmignore:a\n",
              "src/.gitignore:b\n",
              "src/a",
              "src/b",
              "src/c",
              "src/x/b"),
          new Hard(
              "ignore files do not keep these out",
              "",
              ".npmignore:*\n",
              "README.md",
              "LICENSE",
              "CHANGELOG.md",
              "a.js"),
          new Hard(
              "carriage returns and comments",
              "",
              ".npmignore:# a\r\na\r\n\r\nb \n",
              "a",
              "b",
              "c"),
          new Hard(
              "never packed",
              files("**", ".git", "package-lock.json", ".npmrc", "node_modules"),
              ".git/config",
              "package-lock.json",
              "yarn.lock",
              "bun.lock",
              ".npmrc",
              "src/.npmrc",
              "node_modules/x/index.js",
              "src/package-lock.json",
              "a"),
          new Hard(
              "left out by default",
              "",
              ".DS_Store",
              "._a",
              ".a.swp",
              "npm-debug.log",
              "CVS/a",
              ".svn/b",
              ".hg/c",
              ".gitignore:x\n",
              ".env",
              ".env.production",
              "x.orig",
              "old-1.0.0.tgz",
              "npm-shrinkwrap.json:{}",
              "sub/node_modules/x/y.js",
              "bun.lockb",
              "pnpm-lock.yaml"),
          new Hard(
              "programs",
              files("src") + ", \"bin\": {\"a\": \"./tools/a.js\", \"b\": \"none.js\"}",
              "tools/a.js",
              "tools/b.js",
              "src/c"),
          new Hard("one program", files("src") + ", \"bin\": \"cli.js\"", "cli.js", "src/c"),
          new Hard(
              "a directory of programs",
              files("src") + ", \"directories\": {\"bin\": \"tools\"}",
              "tools/a",
              "tools/x/b",
              "src/c"),
          new Hard(
              "main is not forced", files("src") + ", \"main\": \"main.js\"", "main.js", "src/c"),
          new Hard("links", "", "a", "b -> a", "dir/c", "link -> dir"),
          new Hard(
              "a package in the package",
              files("sub"),
              "sub/package.json:{\"files\": [\"a\"]}",
              "sub/a",
              "sub/b"),
          new Hard(
              "bundled dependencies",
              files("src")
                  + ", \"bundledDependencies\": [\"x\", \"@s/y\"], \"dependencies\": {\"x\": \"1\", \"@s/y\": \"1\"}",
              "src/a",
              "node_modules/x/package.json:{\"dependencies\": {\"z\": \"1\", \"w\": \"1\"}}",
              "node_modules/x/index.js",
              "node_modules/x/.npmignore:index.js\n",
              "node_modules/x/node_modules/w/index.js",
              "node_modules/z/index.js",
              "node_modules/@s/y/index.js",
              "node_modules/other/index.js"),
          new Hard(
              "odd names",
              files("src"),
              "src/a b.js",
              "src/ü.js",
              "src/" + "n".repeat(120) + ".js",
              "src/" + "long/".repeat(30) + "x.js",
              "src/[a].js",
              "src/{b}.js"),
          new Hard(
              "letters in brackets",
              files("[ab].js", "{c,d}.js", "?.ts"),
              "a.js",
              "b.js",
              "c.js",
              "d.js",
              "e.js",
              "f.ts",
              "gg.ts"));

  private static String files(String... patterns) {
    return "\"files\": [\"" + String.join("\", \"", patterns) + "\"]";
  }

  @Test
  void hardCasesHaveTheSameEntries() throws Exception {
    // Given a real Bun
    bun = NpmTools.bun();
    List<String> disagreements = new ArrayList<>();

    // When each case is packed by it and by us
    for (int i = 0; i < CASES.size(); i++) {
      Hard hard = CASES.get(i);
      Path tree = lay(hard, directory.resolve("case-" + i));
      TreeSet<String> expected = entries(packedByBun(tree, directory.resolve("out-" + i)));
      Path ours = PluginPackaging.in(tree).release("").packages().get(0).file();
      TreeSet<String> entries = entries(ours);
      if (!entries.equals(expected)) {
        disagreements.add(hard.name() + ": " + entries + " but " + expected);
      }
    }

    // Then the entries are the same
    System.out.printf(
        "%-32s %4s/%s%n", "hard cases as Bun", CASES.size() - disagreements.size(), CASES.size());
    assertThat(disagreements).isEmpty();
  }

  @Test
  void theGoldenWorkspaceHasTheSameEntries() throws Exception {
    Path golden = SharedData.require("golden/checkstack/widget-workspace");
    bun = NpmTools.bun();
    Path workspace = PluginPackaging.copy(golden, directory.resolve("workspace"));
    Release release = PluginPackaging.in(workspace).release("packages/widget-backend");
    for (Release.Archive one : release.packages()) {
      String folder = one.target().substring("my-org-".length());
      Path theirs =
          packedByBun(workspace.resolve("packages").resolve(folder), directory.resolve(folder));
      assertThat(entries(one.file())).isEqualTo(entries(theirs));
    }
  }

  @Test
  void aRealBunInstallsThePackages() throws Exception {
    // Given the packages of a plugin
    Path golden = SharedData.require("golden/checkstack/widget-workspace");
    bun = NpmTools.bun();
    Path workspace = PluginPackaging.copy(golden, directory.resolve("workspace"));
    Release release = PluginPackaging.in(workspace).release("packages/widget-backend");

    // When they are installed as the platform does: all at once, each overriding its range
    StringBuilder dependencies = new StringBuilder();
    for (Release.Archive one : release.packages()) {
      dependencies
          .append(dependencies.length() == 0 ? "" : ", ")
          .append("\"@my-org/")
          .append(one.target().substring("my-org-".length()))
          .append("\": \"file:")
          .append(one.file())
          .append('"');
    }
    // Their dependencies from a registry are no matter of ours.
    String stubs =
        "\"zod\": \"file:./stub\", \"is-number\": \"file:./stub\", \"left-pad\": \"file:./stub\"";
    Path host = Files.createDirectories(directory.resolve("host/stub")).getParent();
    Files.writeString(
        host.resolve("stub/package.json"), "{\"name\": \"stub\", \"version\": \"1.0.0\"}");
    Files.writeString(
        host.resolve("package.json"),
        "{\"name\": \"host\", \"dependencies\": {%s}, \"overrides\": {%s, %s}}"
            .formatted(dependencies, dependencies, stubs));
    NpmTools.run(host, cache(), bun, "install", "--ignore-scripts");

    // Then they are there
    for (Release.Archive one : release.packages()) {
      Path installed =
          host.resolve("node_modules/@my-org").resolve(one.target().substring("my-org-".length()));
      assertThat(installed.resolve("src/index.ts")).exists();
    }
  }

  private Map<String, String> cache() {
    return Map.of("BUN_INSTALL_CACHE_DIR", directory.resolve("cache").toString());
  }

  private static Path lay(Hard hard, Path tree) throws Exception {
    Files.createDirectories(tree);
    String[] fields = hard.fields().isEmpty() ? new String[0] : new String[] {hard.fields()};
    Files.writeString(
        tree.resolve("package.json"), PluginPackaging.packageJson("t", "common", fields));
    for (String file : hard.files()) {
      int link = file.indexOf(" -> ");
      int text = file.indexOf(':');
      String name = link > 0 ? file.substring(0, link) : text > 0 ? file.substring(0, text) : file;
      Path path = tree.resolve(name);
      Files.createDirectories(path.getParent());
      if (link > 0) {
        Files.createSymbolicLink(path, Path.of(file.substring(link + 4)));
      } else {
        Files.writeString(path, text > 0 ? file.substring(text + 1) : "x");
      }
    }
    return tree;
  }

  private Path packedByBun(Path tree, Path out) throws Exception {
    NpmTools.run(
        tree,
        cache(),
        bun,
        "pm",
        "pack",
        "--ignore-scripts",
        "--destination",
        Files.createDirectories(out));
    try (var files = Files.list(out)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static TreeSet<String> entries(Path archive) throws Exception {
    TreeSet<String> entries = new TreeSet<>();
    for (ReadEntry entry : new TarGzReader(ReadLimits.DEFAULT).list(archive)) {
      entries.add(entry.nameInArchive() + (entry.executable() ? "*" : ""));
    }
    return entries;
  }
}
