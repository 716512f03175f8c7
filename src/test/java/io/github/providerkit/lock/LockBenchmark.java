package io.github.providerkit.lock;

import com.sun.net.httpserver.HttpExchange;
import io.github.providerkit.transfer.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Locks, checks and prepares 20 providers of 5 MiB each from a server on this machine, without and
 * with 0.5 s latency a request, and prints the median seconds of five rounds, with the number of
 * requests of the last. The server runs in this process and on its processors. The first round,
 * which a build pays that does nothing else, stands behind the median. No test: run {@code main}.
 */
final class LockBenchmark {
  private static final int PROVIDERS = 20;
  private static final int BYTES = 5 << 20;
  private static final int ROUNDS = 5;
  private static final String[] WHAT = {
    "lock", "check, all cached", "prepare from the lock, cached", "prepare again", "prepare, cold"
  };

  private LockBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    List<byte[]> archives = archives();
    for (long latency : new long[] {0, 500}) {
      double[][] seconds = new double[WHAT.length][ROUNDS];
      long[] requests = new long[WHAT.length];
      for (int round = 0; round < ROUNDS; round++) {
        measure(latency, archives, seconds, requests, round);
      }
      for (int i = 0; i < WHAT.length; i++) {
        double first = seconds[i][0];
        Arrays.sort(seconds[i]);
        System.out.println(
            String.format(
                Locale.ROOT,
                "latency %s ms, %s: %.2f s (first %.2f s), %s requests",
                latency,
                WHAT[i],
                seconds[i][ROUNDS / 2],
                first,
                requests[i]));
      }
    }
  }

  private static void measure(
      long latency, List<byte[]> archives, double[][] seconds, long[] requests, int round)
      throws Exception {
    Path directory = Files.createTempDirectory("lock-benchmark");
    try (Deployment deployment = new Deployment(directory)) {
      String[] plugins = new String[PROVIDERS];
      for (int i = 0; i < PROVIDERS; i++) {
        publish(deployment, "/p" + i, archives.get(i), latency);
        plugins[i] =
            "p%s: {source: \"%s\"}"
                .formatted(i, deployment.server.url("/p" + i + "/provider-release.yaml"));
      }
      deployment.configure(plugins);
      deployment.parallelism = 8;
      Path tree = directory.resolve(".gestaltd");
      Work[] works = {
        deployment::lock,
        deployment::resolve,
        deployment::prepare,
        deployment::prepare,
        deployment::prepare
      };
      for (int i = 0; i < works.length; i++) {
        if (i == works.length - 1) {
          Files.move(tree, directory.resolve("before"));
          deployment.cache = directory.resolve("empty");
        }
        deployment.server.requests.clear();
        long start = System.nanoTime();
        works[i].run();
        seconds[i][round] = (System.nanoTime() - start) / 1e9;
        requests[i] = deployment.server.requests.size();
      }
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static List<byte[]> archives() {
    List<byte[]> archives = new ArrayList<>();
    for (int i = 0; i < PROVIDERS; i++) {
      byte[] noise = new byte[BYTES * 3 / 4];
      new Random(i).nextBytes(noise);
      Map<String, String> files = new LinkedHashMap<>();
      files.put("manifest.yaml", Deployment.REST);
      files.put("noise", Base64.getEncoder().encodeToString(noise));
      archives.add(Deployment.archive(files));
    }
    return archives;
  }

  private static void publish(Deployment deployment, String path, byte[] archive, long latency) {
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
}
