package io.github.providerkit.lock;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Locks, checks and prepares 20 providers of 5 MiB each from a server on this machine, without and
 * with 0.5 s latency a request, and prints seconds. No test: run {@code main}.
 */
final class LockBenchmark {
  private static final int PROVIDERS = 20;
  private static final int BYTES = 5 << 20;

  private LockBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    for (long latency : new long[] {0, 0, 500}) {
      Path directory = Files.createTempDirectory("lock-benchmark");
      try (Deployment deployment = new Deployment(directory)) {
        String[] plugins = new String[PROVIDERS];
        for (int i = 0; i < PROVIDERS; i++) {
          publish(deployment, "/p" + i, i, latency);
          plugins[i] =
              "p"
                  + i
                  + ": {source: \""
                  + deployment.server.url("/p" + i + "/provider-release.yaml")
                  + "\"}";
        }
        deployment.configure(plugins);
        deployment.parallelism = 8;
        System.out.printf("latency %s ms: lock %.2f s", latency, seconds(deployment::lock));
        long requests = deployment.server.requests.size();
        System.out.printf(", check %.2f s", seconds(deployment::resolve));
        long archives =
            deployment.server.requests.stream()
                .skip(requests)
                .filter(r -> r.endsWith(".tgz"))
                .count();
        System.out.printf(" (%s archive requests)", archives);
        System.out.printf(", prepare from the cache %.2f s", seconds(deployment::prepare));
        System.out.printf(", prepare again %.2f s%n", seconds(deployment::prepare));
      }
    }
  }

  private static void publish(Deployment deployment, String path, int seed, long latency) {
    byte[] noise = new byte[BYTES * 3 / 4];
    new Random(seed).nextBytes(noise);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", Deployment.REST);
    files.put("noise", Base64.getEncoder().encodeToString(noise));
    byte[] archive = Deployment.archive(files);
    byte[] metadata = Deployment.metadata(archive).getBytes(StandardCharsets.UTF_8);
    deployment.server.handle(path + "/provider-release.yaml", e -> late(e, latency, metadata));
    deployment.server.handle(path + "/a.tgz", e -> late(e, latency, archive));
  }

  private static void late(HttpExchange exchange, long latency, byte[] bytes) throws IOException {
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    WebServer.send(exchange, 200, bytes);
  }

  /** Something to measure. */
  @FunctionalInterface
  private interface Work {
    Object run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
