package io.github.providerkit.transfer;

import static io.github.providerkit.lock.Deployment.metadata;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that come in pieces, and pieces that do not belong together. */
@Timeout(60)
class ResumeTest {
  private static final String ARCHIVE = "/d/a.tgz";

  @TempDir Path directory;
  private final byte[] archive = large("one");
  private final RawServer server = new RawServer();
  private Deployment deployment;

  @BeforeEach
  void open() throws Exception {
    deployment = new Deployment(directory);
    Duration soon = Duration.ofMillis(5);
    deployment.network = Network.direct(List.of(soon, soon, soon, soon), Duration.ofSeconds(30));
    server.serve("/d/provider-release.yaml", metadata(archive).getBytes(UTF_8));
    deployment.configure("echo: {source: \"" + server.url("/d/provider-release.yaml") + "\"}");
  }

  @AfterEach
  void close() {
    deployment.close();
    server.close();
  }

  /** Random bytes do not shrink. */
  private static byte[] large(String seed) {
    byte[] noise = new byte[300_000];
    new Random(seed.hashCode()).nextBytes(noise);
    return Deployment.archive(
        Map.of(
            "manifest.yaml", Deployment.REST, "noise", Base64.getEncoder().encodeToString(noise)));
  }

  private Path part() throws Exception {
    String digest = Sha256.of(archive);
    Path part =
        directory.resolve("cache/sha256/" + digest.substring(0, 2) + "/" + digest + ".part");
    Files.createDirectories(part.getParent());
    return part;
  }

  private static int start(RawServer.Request request) {
    return request.header("Range").map(r -> Integer.parseInt(r.replaceAll("\\D", ""))).orElse(0);
  }

  private static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /** Sends the first half of what is wanted and breaks off. */
  private static void half(RawServer.Line line, byte[] bytes, String... headers) throws Exception {
    line.send("HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length + "\r\n");
    for (String header : headers) {
      line.send(header + "\r\n");
    }
    line.send("\r\n").send(Arrays.copyOf(bytes, bytes.length / 2));
  }

  private List<Optional<String>> ranges() {
    return server.requests.stream()
        .filter(request -> request.target().equals(ARCHIVE))
        .map(request -> request.header("Range"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 5-10/11",
        "bytes 0-99/100",
        "bytes 99999999999-/*",
        "bytes */5",
        "lines 1-2/3",
        "bytes -1-2/3",
        ""
      })
  void bringsAllAgainWhereAnotherPartComes(String range) throws Exception {
    Files.write(part(), Arrays.copyOf(archive, 1000));
    server.on(
        ARCHIVE,
        (request, line) -> {
          if (request.header("Range").isPresent()) {
            line.answer(
                "206 Partial Content", "nonsense".getBytes(UTF_8), "Content-Range: " + range);
          } else {
            line.answer("200 OK", archive);
          }
        });
    deployment.lock();
    assertThat(ranges()).containsExactly(Optional.of("bytes=1000-"), Optional.empty());
    assertThat(part()).doesNotExist();
  }

  @Test
  void takesAPartForTheWholeWhereNothingIsLeft() throws Exception {
    Files.write(part(), archive);
    server.on(ARCHIVE, (request, line) -> line.answer("416 Range Not Satisfiable", new byte[0]));
    deployment.lock();
    assertThat(server.count(ARCHIVE)).isOne();
  }

  @Test
  void bringsAllAgainWhereNothingIsLeftOfSomethingElse() throws Exception {
    Files.write(part(), new byte[archive.length + 7]);
    server.on(
        ARCHIVE,
        (request, line) -> {
          if (request.header("Range").isPresent()) {
            line.answer("416 Range Not Satisfiable", new byte[0]);
          } else {
            line.answer("200 OK", archive);
          }
        });
    deployment.lock();
    assertThat(ranges()).hasSize(2).last().isEqualTo(Optional.empty());
  }

  @Test
  void goesOnAtEveryBreak() throws Exception {
    server.on(
        ARCHIVE,
        (request, line) -> {
          byte[] rest = from(archive, start(request));
          if (rest.length < 100_000) {
            line.answer(
                "206 Partial Content",
                rest,
                "Content-Range: bytes %s-%s/%s"
                    .formatted(start(request), archive.length - 1, archive.length));
          } else if (start(request) == 0) {
            half(line, rest);
          } else {
            line.send("HTTP/1.1 206 x\r\nContent-Length: " + rest.length + "\r\n\r\n");
            line.send(Arrays.copyOf(rest, rest.length / 2));
            Thread.sleep(100);
            line.reset();
          }
        });
    deployment.lock();
    assertThat(ranges()).hasSizeGreaterThan(2);
    assertThat(ranges().subList(1, ranges().size())).allMatch(Optional::isPresent);
  }

  @Test
  void bringsAllAgainWhereTheArchiveChangesInBetween() throws Exception {
    byte[] other = large("two");
    server.on(
        ARCHIVE,
        (request, line) -> {
          if (server.count(ARCHIVE) == 1) {
            half(line, other);
          } else if (request.header("Range").isPresent()) {
            line.answer("206 Partial Content", from(archive, start(request)));
          } else {
            line.answer("200 OK", archive);
          }
        });
    deployment.lock();
    assertThat(ranges()).hasSize(3).last().isEqualTo(Optional.empty());
  }

  @Test
  void asksForTheRestOfTheSameFileOnly() throws Exception {
    byte[] other = large("two");
    server.on(
        ARCHIVE,
        (request, line) -> {
          if (server.count(ARCHIVE) == 1) {
            half(line, other, "ETag: \"one\"");
          } else if (request.header("If-Range").equals(Optional.of("\"two\""))) {
            line.answer("206 Partial Content", from(archive, start(request)), "ETag: \"two\"");
          } else {
            line.answer("200 OK", archive, "ETag: \"two\"");
          }
        });
    deployment.lock();
    assertThat(server.requests.stream().map(r -> r.header("If-Range")))
        .contains(Optional.of("\"one\""));
    assertThat(server.count(ARCHIVE)).isEqualTo(2);
  }

  @Test
  void doesNotJoinPartsWithDifferentTags() throws Exception {
    server.on(
        ARCHIVE,
        (request, line) -> {
          if (server.count(ARCHIVE) == 1) {
            half(line, large("two"), "ETag: \"one\"");
          } else if (request.header("Range").isPresent()) {
            line.answer("206 Partial Content", from(archive, start(request)), "ETag: \"two\"");
          } else {
            line.answer("200 OK", archive, "ETag: \"two\"");
          }
        });
    deployment.lock();
    assertThat(ranges()).hasSize(3).last().isEqualTo(Optional.empty());
  }

  @Test
  void givesUpOnAServerThatNeverSendsTheSame() {
    server.on(
        ARCHIVE,
        (request, line) -> {
          byte[] bytes = large("no " + server.count(ARCHIVE));
          if (request.header("Range").isEmpty()) {
            half(line, bytes);
          } else {
            line.answer("206 Partial Content", from(bytes, start(request)));
          }
        });
    assertThatThrownBy(deployment::lock)
        .hasMessageStartingWith("plugins.echo: " + server.url(ARCHIVE))
        .hasMessageContaining("expected an archive with the SHA-256 digest " + Sha256.of(archive));
    assertThat(server.count(ARCHIVE)).isEqualTo(4);
    assertThat(deployment.lockfile()).doesNotExist();
  }

  @Test
  void startsAnewWhereAPartIsNoFile() throws Exception {
    Path elsewhere = directory.resolve("elsewhere");
    Files.write(elsewhere, Arrays.copyOf(archive, 1000));
    Files.createSymbolicLink(part(), elsewhere);
    server.on(ARCHIVE, (request, line) -> line.answer("200 OK", archive));
    deployment.lock();
    assertThat(ranges()).containsExactly(Optional.empty());
    assertThat(elsewhere).hasSize(1000);
  }
}
