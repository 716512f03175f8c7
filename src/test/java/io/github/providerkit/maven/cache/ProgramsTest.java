package io.github.providerkit.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir private Path bin;

  private CacheKey key(boolean vouched, String... programs) {
    CacheKey key = new CacheKey();
    for (String program : programs) {
      key.program(program);
    }
    new Programs(new Host(Map.of("PATH", bin.toString()), "Linux", "amd64")).describe(key, vouched);
    return key;
  }

  private void install(String name, String text) throws IOException {
    Files.writeString(bin.resolve(name), text);
    assertThat(bin.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void anotherVersionOfAProgramIsAnotherKey() throws Exception {
    install("npm", "npm 11");
    install("node", "node 24");
    String before = key(false, "npm").digest();
    assertThat(key(false, "npm").digest()).isEqualTo(before);
    install("node", "node 25");
    assertThat(key(false, "npm").digest()).isNotEqualTo(before);
  }

  @Test
  void whatNobodyKnowsIsNotKept() throws Exception {
    install("make", "make 4");
    assertThat(key(false, "make").reason())
        .contains("nobody knows what \"make\" depends on; provider.inputs names it");
    assertThat(key(false, "npm").reason()).contains("\"npm\" is not on the search path");
    assertThat(key(false).reason()).isEmpty();
  }

  @Test
  void whoNamesInputsVouchesForCommands() throws Exception {
    install("make", "make 4");
    CacheKey before = key(true, "make", "./build.sh");
    assertThat(before.reason()).isEmpty();
    install("make", "make 5");
    assertThat(key(true, "make", "./build.sh").digest()).isNotEqualTo(before.digest());
  }
}
