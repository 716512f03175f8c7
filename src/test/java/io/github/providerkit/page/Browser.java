package io.github.providerkit.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.host.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser without a window, Chromium, asked by the protocol of its developer tools: what a
 * page looks like, where the keyboard goes, and what a screen reader is told.
 */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final LinkedBlockingQueue<JsonNode> said;
  private final List<String> console = new ArrayList<>();
  private int asked;

  private Browser(Process process, WebSocket socket, LinkedBlockingQueue<JsonNode> said) {
    this.process = process;
    this.socket = socket;
    this.said = said;
  }

  /**
   * Starts it; the test is skipped where there is none.
   *
   * @param profile a directory of its own
   */
  public static Browser start(Path profile) throws Exception {
    Host host = Host.current();
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> host.onPath(name).stream())
            .findFirst();
    Assumptions.assumeTrue(
        program.isPresent(), "skipped: no Chromium on the PATH; Debian has it as chromium");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--headless",
                // The tests run as root where nobody else is, and open their own pages only.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .start();
    try {
      LinkedBlockingQueue<JsonNode> said = new LinkedBlockingQueue<>();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(endpoint(process), new Listener(said))
              .get(SECONDS, TimeUnit.SECONDS);
      return new Browser(process, socket, said);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static URI endpoint(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listening = Pattern.compile("DevTools listening on (ws://\\S+)").matcher(line);
      if (listening.find()) {
        Thread rest = new Thread(() -> output.lines().forEach(ignored -> {}));
        rest.setDaemon(true);
        rest.start();
        return URI.create(listening.group(1));
      }
      all.append(line).append('\n');
    }
    throw new IOException("Chromium did not start: " + all);
  }

  /** Puts together what arrives in pieces. */
  private static final class Listener implements WebSocket.Listener {
    private final LinkedBlockingQueue<JsonNode> said;
    private final StringBuilder text = new StringBuilder();

    Listener(LinkedBlockingQueue<JsonNode> said) {
      this.said = said;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          said.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  /** Opens a file, as wide as asked for, in light or dark. */
  public Page open(Path file, int width, boolean dark) throws Exception {
    console.clear();
    String target =
        ask("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    String session =
        ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    Page page = new Page(session);
    for (String domain : List.of("Page", "Runtime", "Log", "Accessibility", "Network")) {
      page.ask(domain + ".enable", Map.of());
    }
    page.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    page.ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    page.ask("Page.navigate", Map.of("url", file.toUri().toString()));
    page.evaluate(
        "new Promise(done => document.readyState === 'complete' && location.href !== 'about:blank'"
            + " ? done(1) : addEventListener('load', () => done(1)))");
    return page;
  }

  private JsonNode ask(String session, String method, Map<String, ?> parameters) throws Exception {
    int id = ++asked;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
    while (true) {
      JsonNode answer = said.poll(SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("Chromium does not answer " + method);
      }
      if (answer.path("id").asInt() == id) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
      }
      note(answer);
    }
  }

  /** Everything that a page complains of, and everything that it wants from elsewhere. */
  private void note(JsonNode event) {
    String method = event.path("method").asText();
    JsonNode parameters = event.path("params");
    if (method.equals("Log.entryAdded")) {
      console.add(parameters.path("entry").path("text").asText());
    } else if (method.equals("Runtime.exceptionThrown")) {
      console.add(parameters.path("exceptionDetails").toString());
    } else if (method.equals("Network.requestWillBeSent")
        && !parameters.path("request").path("url").asText().startsWith("file:")) {
      console.add("asked for " + parameters.path("request").path("url").asText());
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** An open page. */
  public final class Page {
    private final String session;

    private Page(String session) {
      this.session = session;
    }

    private JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
      return Browser.this.ask(session, method, parameters);
    }

    /** What a script says of the page. */
    public JsonNode evaluate(String script) throws Exception {
      JsonNode result =
          ask(
              "Runtime.evaluate",
              Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
      if (result.has("exceptionDetails")) {
        throw new IOException(script + ": " + result.get("exceptionDetails"));
      }
      return result.path("result").path("value");
    }

    /** Presses a key: {@code Tab}, {@code Enter}, or a letter. */
    public void press(String key) throws Exception {
      Map<String, Object> down = new LinkedHashMap<>();
      down.put("type", "keyDown");
      down.put("key", key);
      switch (key) {
        case "Tab" -> down.putAll(Map.of("windowsVirtualKeyCode", 9, "code", "Tab"));
        case "Enter" ->
            down.putAll(Map.of("windowsVirtualKeyCode", 13, "code", "Enter", "text", "\r"));
        default -> down.put("text", key);
      }
      ask("Input.dispatchKeyEvent", down);
      down.remove("text");
      down.put("type", "keyUp");
      ask("Input.dispatchKeyEvent", down);
    }

    /** What a screen reader is told: {@code role name} of everything in the order of the page. */
    public List<String> spoken() throws Exception {
      List<String> spoken = new ArrayList<>();
      for (JsonNode node : ask("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
        if (!node.path("ignored").asBoolean()) {
          spoken.add(
              node.path("role").path("value").asText()
                  + " "
                  + node.path("name").path("value").asText());
        }
      }
      return spoken;
    }

    /** What the page has complained of, or wanted from elsewhere, so far. */
    public List<String> complaints() throws Exception {
      evaluate("1");
      return List.copyOf(console);
    }
  }

  /** The script that tells what can be read of a page. */
  public static String script() throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream("/seen.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a page to look at. */
  public static Path write(Path directory, String html) throws IOException {
    return Files.writeString(directory.resolve("page.html"), html);
  }
}
