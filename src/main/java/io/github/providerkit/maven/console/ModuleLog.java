package io.github.providerkit.maven.console;

import org.apache.maven.plugin.logging.Log;

/**
 * Puts the name of its module before each line: in a build of several modules, side by side even,
 * nobody knows otherwise which manifest a problem is in.
 *
 * @param log where the lines go
 * @param module the name
 */
public record ModuleLog(Log log, String module) implements Log {
  private CharSequence named(CharSequence line) {
    return "[" + module + "] " + line;
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(CharSequence line) {
    log.debug(named(line));
  }

  @Override
  public void debug(CharSequence line, Throwable error) {
    log.debug(named(line), error);
  }

  @Override
  public void debug(Throwable error) {
    log.debug(error);
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled();
  }

  @Override
  public void info(CharSequence line) {
    log.info(named(line));
  }

  @Override
  public void info(CharSequence line, Throwable error) {
    log.info(named(line), error);
  }

  @Override
  public void info(Throwable error) {
    log.info(error);
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled();
  }

  @Override
  public void warn(CharSequence line) {
    log.warn(named(line));
  }

  @Override
  public void warn(CharSequence line, Throwable error) {
    log.warn(named(line), error);
  }

  @Override
  public void warn(Throwable error) {
    log.warn(error);
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled();
  }

  @Override
  public void error(CharSequence line) {
    log.error(named(line));
  }

  @Override
  public void error(CharSequence line, Throwable error) {
    log.error(named(line), error);
  }

  @Override
  public void error(Throwable error) {
    log.error(error);
  }
}
