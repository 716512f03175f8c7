package io.github.providerkit.transfer;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.lock.Deployment;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.ProviderException.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that mean no good, or are broken: each of them ends in one failure that names the
 * provider, the URL and what was expected, in time, and without a lock.
 */
@Timeout(60)
class EvilServerTest {
  private static final String METADATA = "/d/provider-release.yaml";
  private static final String ARCHIVE = "/d/a.tgz";
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path directory;
  private final RawServer server = new RawServer();
  private Deployment deployment;

  @BeforeEach
  void open() throws Exception {
    deployment = new Deployment(directory);
    server.serve(METADATA, metadata(rest()).getBytes(UTF_8)).serve(ARCHIVE, rest());
    deployment.configure("echo: {source: \"" + server.url(METADATA) + "\"}");
  }

  @AfterEach
  void close() {
    deployment.close();
    server.close();
  }

  /**
   * A case.
   *
   * @param name what the server does
   * @param target where
   * @param script how
   * @param fault whose turn it is
   * @param requests how often the server is asked there at most
   * @param parts of the message, without provider and URL
   */
  private record Case(
      String name,
      String target,
      RawServer.Script script,
      Fault fault,
      long requests,
      List<String> parts) {
    /** Whether it is about a server that says nothing. */
    boolean silent() {
      return name.contains("silence") || name.contains("drips");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldWithProviderUrlAndExpectation(Case evil) {
    // One further try; a busy machine needs its time, unless that is what the case is about.
    Duration silence = evil.silent() ? Duration.ofSeconds(1) : Duration.ofSeconds(30);
    deployment.network = Network.direct(List.of(Duration.ofMillis(5)), silence);
    server.on(evil.target(), evil.script());
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> deployment.lock());
    assertThat(failure.text()).startsWith("plugins.echo: ").contains(evil.parts());
    assertThat(failure.text()).containsAnyOf(server.url(METADATA), server.url(ARCHIVE), "a.tgz");
    assertThat(failure.text()).doesNotContain("Exception", "\u001b", "S3CRET");
    assertThat(failure.text().lines().count()).isLessThanOrEqualTo(2);
    assertThat(failure.fault()).isEqualTo(evil.fault());
    assertThat(server.count(evil.target())).isBetween(1L, evil.requests());
    assertThat(deployment.lockfile()).doesNotExist();
  }

  static Stream<Case> cases() throws Exception {
    List<Case> cases = new ArrayList<>();
    addRedirects(cases);
    addPaths(cases);
    for (String target : List.of(METADATA, ARCHIVE)) {
      addStatuses(cases, target);
      addHeads(cases, target);
      addBodies(cases, target);
      addBusy(cases, target);
    }
    addEncodings(cases);
    return cases.stream();
  }

  private static void refused(
      List<Case> cases, String name, String target, RawServer.Script script, String... parts) {
    cases.add(new Case(target + " " + name, target, script, Fault.USER, 1, Arrays.asList(parts)));
  }

  /** Where a connection ends before an answer, Java's client itself asks once more. */
  private static void broken(
      List<Case> cases, String name, String target, RawServer.Script script, String... parts) {
    List<String> all = new ArrayList<>(Arrays.asList(parts));
    all.add("cannot get ");
    cases.add(new Case(target + " " + name, target, script, Fault.ENVIRONMENT, 4, all));
  }

  private static void addRedirects(List<Case> cases) {
    String[][] places = {
      {"file://localhost/etc/passwd", "http or https URL", "the scheme \"file\""},
      {"file:///etc/passwd", "http or https URL", "the scheme \"file\""},
      {"ftp://localhost/x", "http or https URL", "the scheme \"ftp\""},
      {"jar:file:/etc/passwd!/x", "http or https URL", "the scheme \"jar\""},
      {"mailto:root@localhost", "http or https URL", "the scheme \"mailto\""},
      {"http://127.0.0.1:99999/x", "expected a port from 1 to 65535, found 99999"},
      {"//127.0.0.1:0/x", "expected a port from 1 to 65535, found 0"},
      {"http://127.0.0.1:S3CRET/x", "expected a host"},
      {"http://my_repo:8080/x", "expected a host", "\"my_repo\""},
      {"http://[::bad/", "expected a host"},
      {"http:///x", "expected a host, found none"},
      {"http:x", "expected a host, found none"},
      {"/%zz", "two hex digits"},
      {"", "without a Location"},
    };
    for (String[] place : places) {
      for (String target : List.of(METADATA, ARCHIVE)) {
        refused(
            cases,
            "redirects to " + place[0],
            target,
            (request, line) -> line.answer("302 Found", NOTHING, "Location: " + place[0]),
            Arrays.copyOfRange(place, 1, place.length));
      }
    }
    refused(
        cases,
        "redirects to nowhere",
        METADATA,
        (request, line) -> line.answer("301 Moved", NOTHING),
        "without a Location");
    cases.add(
        new Case(
            "redirects for ever",
            METADATA,
            (request, line) -> line.answer("302 Found", NOTHING, "Location: " + METADATA),
            Fault.USER,
            11,
            List.of("more than 10 redirects")));
  }

  private static void addPaths(List<Case> cases) {
    String[][] paths = {
      {"file:///etc/passwd", "http or https URL", "the scheme \"file\""},
      {"FILE:/etc/passwd", "http or https URL"},
      {"ftp://localhost/a.tgz", "http or https URL", "the scheme \"ftp\""},
      {"jar:file:/etc/passwd!/x", "http or https URL"},
      {"http://127.0.0.1:99999/a.tgz", "expected a port from 1 to 65535, found 99999"},
      {"http://my_repo:8080/a.tgz", "expected a host", "\"my_repo\""},
      {"http://u:S3CRET@my_repo/a.tgz?token=S3CRET", "expected a host", "\"my_repo\""},
      {"http:///a.tgz", "expected a host, found none"},
      {"\"a\\x1b[31m\\n::error::pwn.tar.gz\"", "control character"},
      {"a%zz.tgz", "two hex digits"},
    };
    for (String[] path : paths) {
      refused(
          cases,
          "path " + path[0],
          METADATA,
          (request, line) ->
              line.answer("200 OK", metadata(rest()).replace("a.tgz", path[0]).getBytes(UTF_8)),
          Arrays.copyOfRange(path, 1, path.length));
    }
  }

  private static void addStatuses(List<Case> cases, String target) {
    for (int status : new int[] {201, 202, 203, 205, 206, 226, 300, 304, 305, 306, 416}) {
      refused(
          cases,
          "status " + status,
          target,
          (request, line) -> line.answer(status + " x", NOTHING, "Content-Range: bytes 5-10/11"),
          "expected the whole file with status 200, found status " + status);
    }
    for (int status : new int[] {400, 401, 403, 404, 405, 407, 410, 418, 451, 499, 600, 999}) {
      refused(
          cases,
          "status " + status,
          target,
          (request, line) -> line.answer(status + " x", NOTHING),
          "status " + status);
    }
  }

  private static void addHeads(List<Case> cases, String target) {
    String[][] lengths = {
      {"99999999999999999999999"},
      {"9223372036854775808"},
      {"-5"},
      {"abc"},
      {""},
      {"0x10"},
      {"5\r\nContent-Length: 7"},
    };
    for (String[] length : lengths) {
      refused(
          cases,
          "Content-Length " + length[0].replaceAll("\\s+", " "),
          target,
          (request, line) ->
              line.send("HTTP/1.1 200 OK\r\nContent-Length: " + length[0] + "\r\n\r\nabcdefg")
                  .hang(),
          "expected one Content-Length, a number below 2^63, found");
    }
    refused(
        cases,
        "Content-Length 2^63 - 1",
        target,
        (request, line) ->
            line.send("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nabc"),
        "found");
    String[] heads = {
      "SSH-2.0-OpenSSH_9.9\u001b[31m\r\n\r\n",
      "HTTP/1.1 abc OK\r\n\r\n",
      "HTTP/1.1 000 OK\r\n\r\n",
      "HTTP/2.0 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\na b: c\r\n\r\n",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
    };
    for (String head : heads) {
      refused(
          cases,
          "head " + head.strip().replaceAll("\\p{Cntrl}+", " "),
          target,
          (request, line) -> line.send(head),
          "expected an answer as of HTTP/1.1");
    }
    broken(cases, "head that ends", target, (request, line) -> line.send("HTTP/1.1 200 OK\r\na"));
    broken(cases, "no head at all", target, (request, line) -> line.send(""));
    broken(cases, "reset before the head", target, (request, line) -> line.reset());
    broken(
        cases,
        "reset in the head",
        target,
        (request, line) -> line.send("HTTP/1.1 200 OK\r\nContent-").reset());
    broken(cases, "silence", target, (request, line) -> line.hang(), "timed out");
    broken(
        cases,
        "silence in the head",
        target,
        (request, line) -> line.send("HTTP/1.1 200 OK\r\nContent-").hang(),
        "timed out");
    broken(
        cases,
        "head that drips",
        target,
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\nX: ");
          while (true) {
            line.send("x");
            Thread.sleep(50);
          }
        },
        "timed out");
    byte[] lines = "A-header-of-some-length: and a value\r\n".repeat(2000).getBytes(UTF_8);
    refused(
        cases,
        "endless headers",
        target,
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\n");
          while (true) {
            line.send(lines);
          }
        },
        "expected an answer as of HTTP/1.1");
    refused(
        cases,
        "endless interim answers",
        target,
        (request, line) -> {
          while (true) {
            line.send("HTTP/1.1 102 Processing\r\n\r\n");
          }
        },
        "expected an answer as of HTTP/1.1");
  }

  private static void addBodies(List<Case> cases, String target) {
    String[] chunks = {
      "zz\r\nabc", "FFFFFFFFFFFFFFFFFFFF\r\nabc", "-3\r\nabc", "3\r\nabc\r\n", "5"
    };
    for (String chunk : chunks) {
      broken(
          cases,
          "chunk " + chunk.replaceAll("\\s+", " "),
          target,
          (request, line) ->
              line.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk));
    }
    broken(
        cases,
        "body that ends too soon",
        target,
        (request, line) -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nschema"));
    broken(
        cases,
        "reset in the body",
        target,
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
          Thread.sleep(100);
          line.reset();
        });
    broken(
        cases,
        "silence in the body",
        target,
        (request, line) -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nx").hang(),
        "nothing came for 1000 ms");
    refused(
        cases,
        "body that is too large by its own word",
        target,
        (request, line) -> line.send("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\nx"),
        "expected at most",
        "found");
  }

  private static void addBusy(List<Case> cases, String target) {
    for (String status : List.of("429 Slow down", "500 x", "503 x", "599 x")) {
      for (String wait :
          List.of("soon", "-5", "1.5", "", "0", "Sun, 32 Foo 2026 00:00:00 GMT", "1\u00b2")) {
        broken(
            cases,
            status + " Retry-After " + wait,
            target,
            (request, line) -> line.answer(status, NOTHING, "Retry-After: " + wait),
            "status " + status.substring(0, 3));
      }
    }
    for (String wait : List.of("9999", "999999999", "Sun, 06 Nov 2044 08:49:37 GMT")) {
      cases.add(
          new Case(
              target + " Retry-After " + wait,
              target,
              (request, line) ->
                  line.answer(
                      "503 Service Unavailable",
                      NOTHING,
                      "Date: Sun, 06 Nov 1994 08:49:37 GMT",
                      "Retry-After: " + wait),
              Fault.ENVIRONMENT,
              1,
              List.of("status 503 and wants to be left alone for")));
    }
  }

  private static void addEncodings(List<Case> cases) throws Exception {
    byte[] text = metadata(rest()).getBytes(UTF_8);
    byte[] whole = gzip(text);
    refused(
        cases,
        "gzip that is none",
        METADATA,
        (request, line) -> line.answer("200 OK", text, "Content-Encoding: gzip"),
        "expected gzip");
    refused(
        cases,
        "gzip that ends",
        METADATA,
        (request, line) ->
            line.answer("200 OK", Arrays.copyOf(whole, whole.length - 9), "Content-Encoding: gzip"),
        "expected gzip",
        "ends too soon");
    refused(
        cases,
        "gzip with another check sum",
        METADATA,
        (request, line) -> {
          byte[] damaged = whole.clone();
          damaged[damaged.length - 6] ^= 1;
          line.answer("200 OK", damaged, "Content-Encoding: gzip");
        },
        "expected gzip",
        "check sum");
    refused(
        cases,
        "something behind gzip",
        METADATA,
        (request, line) ->
            line.answer("200 OK", Arrays.copyOf(whole, whole.length + 5), "Content-Encoding: gzip"),
        "expected gzip");
    byte[] bomb = gzip(("# " + "x".repeat(50_000_000)).getBytes(UTF_8));
    refused(
        cases,
        "a bomb",
        METADATA,
        (request, line) -> line.answer("200 OK", bomb, "Content-Encoding: gzip"),
        "expected at most 4194304 bytes");
    byte[] empty = gzip(NOTHING);
    refused(
        cases,
        "many empty members",
        METADATA,
        (request, line) -> {
          byte[] many = new byte[200_000 * empty.length];
          for (int i = 0; i < many.length; i += empty.length) {
            System.arraycopy(empty, 0, many, i, empty.length);
          }
          line.answer("200 OK", many, "Content-Encoding: gzip");
        },
        "provider-release.yaml");
    refused(
        cases,
        "endless empty members",
        METADATA,
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
          while (true) {
            line.send(empty);
          }
        },
        "expected at most 4194304 bytes");
    for (String encoding : List.of("br", "deflate", "gzip, gzip", "zstd", "aws-chunked")) {
      refused(
          cases,
          "Content-Encoding " + encoding,
          METADATA,
          (request, line) -> line.answer("200 OK", whole, "Content-Encoding: " + encoding),
          "expected the file as it is or in gzip, found Content-Encoding: " + encoding);
    }
    for (String encoding : List.of("gzip", "x-gzip", "br", "deflate")) {
      refused(
          cases,
          "Content-Encoding " + encoding,
          ARCHIVE,
          (request, line) -> line.answer("200 OK", rest(), "Content-Encoding: " + encoding),
          "expected the archive as it is, found Content-Encoding: " + encoding);
    }
    refused(
        cases,
        "endless body",
        METADATA,
        (request, line) -> {
          line.send("HTTP/1.1 200 OK\r\n\r\n");
          byte[] noise = new byte[65536];
          while (true) {
            line.send(noise);
          }
        },
        "expected at most 4194304 bytes");
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
