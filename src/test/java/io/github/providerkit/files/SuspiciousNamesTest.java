package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspiciousNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env",
        "ui/.env",
        "ui/.ENV",
        ".env.production",
        ".env.local",
        "certs/server.pem",
        "server.KEY",
        "id_rsa",
        "id_ed25519",
        ".npmrc",
        ".netrc",
        "_netrc",
        "store.p12",
        "store.pfx",
        "app.keystore",
        "app.jks",
        ".git-credentials",
        ".htpasswd",
        "x.ppk"
      })
  void recognisesSecrets(String name) {
    assertThat(SuspiciousNames.among(List.of("index.html", name))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env.example",
        ".env.sample",
        ".env.template",
        "env",
        "environment.js",
        "my.env",
        "key.js",
        "keys/index.js",
        "pem",
        "id_rsa.pub",
        ".gitignore",
        "git/config",
        "monkey"
      })
  void leavesOrdinaryNamesAlone(String name) {
    assertThat(SuspiciousNames.among(List.of(name))).isEmpty();
  }

  @Test
  void namesADirectoryThatDoesNotBelongOnceAndNotFileByFile() {
    // Given
    List<String> names = List.of("ui/.git/HEAD", "ui/.git/objects/ab/cd", ".ssh/id_rsa", "ui/a.js");

    // When and then
    assertThat(SuspiciousNames.among(names)).containsExactly(".ssh/", "ui/.git/");
  }
}
