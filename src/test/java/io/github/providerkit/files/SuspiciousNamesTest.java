package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        "x.ppk",
        ".yarnrc.yml",
        "pip.conf",
        ".cargo/credentials.toml",
        "home/.m2/settings.xml",
        "auth.json",
        "NuGet.Config",
        ".terraformrc",
        "terraform.tfstate",
        "terraform.tfstate.backup",
        "prod.tfvars",
        "kubeconfig",
        "prod.kubeconfig",
        "service-account.json",
        "my-service-account-key.json",
        "acme-firebase-adminsdk-x1.json",
        "client_secret_123.json",
        "application_default_credentials.json",
        "credentials.json",
        "credentials",
        ".s3cfg",
        ".boto",
        ".envrc",
        ".dev.vars",
        ".vault-token",
        "AuthKey_ABC.p8",
        "id_ed25519_sk",
        "client.ovpn",
        ".my.cnf",
        ".bash_history",
        "secrets.yaml",
        ".DS_Store",
        "deep/._index.html",
        "Thumbs.db",
        "desktop.ini"
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
        "monkey",
        ".env.production.example",
        "settings.xml",
        "credentials.js",
        "deep/settings.json",
        "config",
        "tokens.json",
        "authentication.json",
        "tfstate.js",
        ".well-known/security.txt"
      })
  void leavesOrdinaryNamesAlone(String name) {
    assertThat(SuspiciousNames.among(List.of(name))).isEmpty();
  }

  @Test
  void recognisesKeysByTheirContents(@TempDir Path directory) throws Exception {
    Path dist = Files.createDirectories(directory.resolve("dist"));
    String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n";
    Files.writeString(
        dist.resolve("a.txt"), "-----BEGIN RSA PRIVATE KEY-----\n" + body + "-----END");
    Files.writeString(dist.resolve("b"), "Comment\n-----BEGIN OPENSSH PRIVATE KEY-----\r\n" + body);
    Files.writeString(dist.resolve("c.bak"), "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + body);
    Files.writeString(dist.resolve("d"), "PuTTY-User-Key-File-3: ssh-ed25519\n" + body);
    Files.writeString(
        dist.resolve("e.json"),
        "{\"private_key_id\": \"1\", \"private_key\": \"x\",\n \"type\": \"service_account\"}");
    // What only speaks of keys, and public ones
    Files.writeString(
        dist.resolve("jose.js"), "const h = \"-----BEGIN PRIVATE KEY-----\\n\" + body;//" + body);
    Files.writeString(dist.resolve("pub"), "-----BEGIN PUBLIC KEY-----\n" + body);
    assertThat(FileTree.of(directory).list("dist").suspicious())
        .containsExactly("dist/a.txt", "dist/b", "dist/c.bak", "dist/d", "dist/e.json");
  }

  /** A bundle of a web page, and what a file of another purpose has further down. */
  @Test
  void recognisesKeysFarBehindOtherContents(@TempDir Path directory) throws Exception {
    Path dist = Files.createDirectories(directory.resolve("dist"));
    String key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE\n";
    String others = "// nothing to see here\n".repeat(10_000);
    Files.writeString(dist.resolve("a.js"), others + key + others);
    Files.writeString(
        dist.resolve("b.js"), others + "const k=\"" + key.replace("\n", "\\n") + "\";");
    Files.writeString(
        dist.resolve("c.json"), others + "{\"private_key\":1,\"type\":\"service_account\"}");
    Files.writeString(dist.resolve("d.js"), others + "\"PRIVATE KEY\", \"service_account\"");
    // The bound: what is behind it would have to be read a second time.
    Files.writeString(dist.resolve("e.js"), others.repeat(5) + key);
    assertThat(FileTree.of(directory).list("dist").suspicious())
        .containsExactly("dist/a.js", "dist/b.js", "dist/c.json");
  }

  @Test
  void namesADirectoryThatDoesNotBelongOnceAndNotFileByFile() {
    // Given
    List<String> names = List.of("ui/.git/HEAD", "ui/.git/objects/ab/cd", ".ssh/id_rsa", "ui/a.js");

    // When and then
    assertThat(SuspiciousNames.among(names)).containsExactly(".ssh/", "ui/.git/");
    assertThat(SuspiciousNames.among(List.of("İ/.Config/gcloud/x.db")))
        .containsExactly("İ/.Config/gcloud/");
  }
}
