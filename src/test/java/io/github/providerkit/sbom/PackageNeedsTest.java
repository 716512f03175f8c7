package io.github.providerkit.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.parts.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages of a workspace need, by the names that their tarballs have. */
class PackageNeedsTest {
  @TempDir Path directory;

  @Test
  void eachMemberHasItsOwn() throws Exception {
    workspace();
    write(
        "bun.lock",
        """
        {"workspaces": {
           "": {"name": "root"},
           "packages/a": {"name": "@acme/a", "dependencies": {"zod": "3", "@acme/b": "*"}},
           "packages/b": {"name": "@acme/b", "devDependencies": {"zod": "3"}}},
         "packages": {
           "@acme/b": ["@acme/b@workspace:packages/b"],
           "zod": ["zod@3.0.0", "", {}, "sha512-q80="]}}
        """);
    assertThat(PackageNeeds.of(directory.resolve("packages/a")))
        .containsOnlyKeys("acme-a", "acme-b")
        .containsEntry(
            "acme-a",
            List.of(
                new Library(
                    "npm", "@acme/b", "", Map.of(), Map.of("source", "workspace:packages/b")),
                new Library("npm", "zod", "3.0.0", Map.of("SHA-512", "abcd"), Map.of())))
        .containsEntry("acme-b", List.of());
  }

  @Test
  void withoutALockNothingIsKnown() throws Exception {
    workspace();
    assertThat(PackageNeeds.of(directory.resolve("packages/a"))).isEmpty();
    assertThat(PackageNeeds.of(directory.resolve("nowhere"))).isEmpty();
  }

  private void workspace() throws IOException {
    write("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}");
    write("packages/a/package.json", "{\"name\": \"@acme/a\", \"version\": \"1.0.0\"}");
    write("packages/b/package.json", "{\"name\": \"@acme/b\", \"version\": \"1.0.0\"}");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
