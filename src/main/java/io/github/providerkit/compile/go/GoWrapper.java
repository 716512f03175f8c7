package io.github.providerkit.compile.go;

import io.github.providerkit.code.Kind;
import io.github.providerkit.compile.Quoted;
import io.github.providerkit.compile.Workshop;
import java.util.Map;

/**
 * The program that serves a Go provider: the package itself is a library with an exported {@code
 * New} and, in a plugin, {@code Router} ({@code docs/spec/gestalt-release.md} section 4).
 */
final class GoWrapper {
  /** The module path of the SDK, which every provider requires. */
  static final String SDK = "github.com/valon-technologies/gestalt/sdk/go";

  /** The name under which the wrapper imports the provider; the compiler's messages show it. */
  static final String PACKAGE = "providerpkg";

  /** What serves each kind besides plugins. */
  private static final Map<Kind, String> SERVE =
      Map.ofEntries(
          Map.entry(Kind.AUTHENTICATION, "ServeAuthenticationProvider"),
          Map.entry(Kind.AUTHORIZATION, "ServeAuthorizationProvider"),
          Map.entry(Kind.EXTERNAL_CREDENTIALS, "ServeExternalCredentialProvider"),
          Map.entry(Kind.INDEXEDDB, "ServeIndexedDBProvider"),
          Map.entry(Kind.CACHE, "ServeCacheProvider"),
          Map.entry(Kind.S3, "ServeS3Provider"),
          Map.entry(Kind.WORKFLOW, "ServeWorkflowProvider"),
          Map.entry(Kind.AGENT, "ServeAgentProvider"),
          Map.entry(Kind.SECRETS, "ServeSecretsProvider"),
          Map.entry(Kind.RUNTIME, "ServePluginRuntimeProvider"));

  private GoWrapper() {}

  /**
   * The source of the wrapper.
   *
   * @param workshop kind and name of the provider
   * @param importPath the provider's package
   */
  static String source(Workshop workshop, String importPath) {
    String call =
        workshop.isPlugin()
            ? "ServeProvider(ctx, %s.New(), %s.Router.WithName(%s))"
                .formatted(PACKAGE, PACKAGE, Quoted.of(workshop.name()))
            : "%s(ctx, %s.New())".formatted(SERVE.get(workshop.wrappedKind()), PACKAGE);
    return """
        package main

        import (
        	"context"
        	"fmt"
        	"os"
        	"os/signal"
        	"syscall"

        	%s %s
        	gestalt %s
        )

        func main() {
        	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
        	defer stop()

        	if err := gestalt.%s; err != nil {
        		fmt.Fprintf(os.Stderr, "error: %%v\\n", err)
        		os.Exit(1)
        	}
        }
        """
        .formatted(PACKAGE, Quoted.of(importPath), Quoted.of(SDK), call);
  }
}
