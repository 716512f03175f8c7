package io.github.providerkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteDocumentsTest {
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/document",
        exchange -> {
          byte[] body = "openapi: 3.0.0\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", base + "/document");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static RemoteDocuments documents() {
    return new RemoteDocuments(Network.direct(List.of(), Duration.ofSeconds(5)));
  }

  @Test
  void aDocumentIsFetchedAlsoBehindARedirect() throws IOException {
    assertThat(documents().fetch(base + "/document")).asString().startsWith("openapi");
    assertThat(documents().fetch(base + "/moved")).asString().startsWith("openapi");
  }

  @Test
  void anotherAnswerThan200IsAnError() {
    assertThatThrownBy(() -> documents().fetch(base + "/missing"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 404");
  }

  @Test
  void whatIsNoUrlIsAnError() {
    assertThatThrownBy(() -> documents().fetch("ftp://x/{y}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected an absolute http or https URL");
  }
}
