package io.github.providerkit.compile;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Shows that long work lives: a line when a part starts and ends, and one now and then between. */
final class Progress implements AutoCloseable {
  private static final int SECONDS_BETWEEN = 15;

  private final Consumer<String> output;
  private final Map<String, Long> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticker;

  Progress(Consumer<String> output) {
    this.output = output;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "provider-progress");
              thread.setDaemon(true);
              return thread;
            });
    Future<?> unused =
        ticker.scheduleAtFixedRate(this::tick, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  /** Says that a part starts. */
  void start(String part, String what) {
    running.put(part, System.nanoTime());
    output.accept("[" + part + "] " + what);
  }

  /** Says that a part ended, with what came of it. */
  void end(String part, String result) {
    long started = Objects.requireNonNull(running.remove(part), "started before");
    output.accept("[%s] %s in %s".formatted(part, result, seconds(started)));
  }

  private void tick() {
    running.forEach(
        (part, started) ->
            output.accept("[%s] still at work after %s".formatted(part, seconds(started))));
  }

  private static String seconds(long started) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - started) / 1e9);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
