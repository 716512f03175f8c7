package io.github.providerkit.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that sends exactly the bytes that a test wants, be they HTTP or not. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  /** Everything that was asked for. */
  public final List<Request> requests = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param head its lines
   */
  public record Request(List<String> head) {
    /** What was asked for: path and query, or a whole URL by those that take this for a proxy. */
    public String target() {
      return head.get(0).split(" ")[1];
    }

    public Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }
  }

  /** Answers a request; the connection is closed behind it. */
  @FunctionalInterface
  public interface Script {
    void answer(Request request, Line line) throws Exception;
  }

  /** The way back to the client. */
  public record Line(Socket socket) {
    public Line send(String text) throws IOException {
      return send(text.getBytes(ISO_8859_1));
    }

    public Line send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    }

    /** A whole answer. */
    public Line answer(String status, byte[] body, String... headers) throws IOException {
      send("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n");
      for (String header : headers) {
        send(header + "\r\n");
      }
      return send("\r\n").send(body);
    }

    /** Ends the connection as a machine does that knows nothing of it. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing more until the client has gone. */
    public void hang() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
    }
  }

  public RawServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** A URL on this server. */
  public String url(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  public RawServer on(String target, Script script) {
    scripts.put(target, script);
    return this;
  }

  /** Serves a file as it should be. */
  public RawServer serve(String target, byte[] bytes) {
    return on(target, (request, line) -> line.answer("200 OK", bytes));
  }

  public long count(String target) {
    return requests.stream().filter(request -> request.target().equals(target)).count();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> talk(client));
      } catch (IOException e) {
        // Closed: the test is over.
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      Request request = new Request(head(client.getInputStream()));
      requests.add(request);
      Script script = scripts.get(request.target());
      Line line = new Line(client);
      if (script == null) {
        line.answer("404 Not Found", new byte[0]);
      } else {
        script.answer(request, line);
      }
    } catch (Exception e) {
      // The client has gone, which is what most of these tests are about.
      return;
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1).strip().lines().toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
