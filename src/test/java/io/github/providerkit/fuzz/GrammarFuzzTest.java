package io.github.providerkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.format.grammar.AbsoluteUrl;
import io.github.providerkit.format.grammar.EmailAddress;
import io.github.providerkit.format.grammar.GoDuration;
import io.github.providerkit.format.grammar.GoPattern;
import io.github.providerkit.format.grammar.HttpsUrl;
import io.github.providerkit.format.grammar.LicenseExpression;
import io.github.providerkit.format.grammar.MediaType;
import io.github.providerkit.format.grammar.NpmName;
import io.github.providerkit.format.grammar.NpmRange;
import io.github.providerkit.format.grammar.NpmVersion;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.format.grammar.PayloadTemplate;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.util.List;
import java.util.Map;

/** Each of the small languages inside documents answers for every text. */
class GrammarFuzzTest {

  /** A range and a version, a line each. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void npmRange(byte[] bytes) {
    String[] texts = Fuzzing.twoTexts(bytes);
    NpmRange.parse(texts[0])
        .ifPresent(range -> NpmVersion.parse(texts[1]).ifPresent(range::contains));
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void names(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    NpmName.breach(text);
    SourceName.breach(text);
    SemanticVersion.isValid(text);
    SemanticVersion.hint(text);
    EmailAddress.isValid(text);
    GoPattern.fault(text);
    LicenseExpression.breach(text);
    Names.hint(text, List.of("kind", "source", "version"), Map.of("name", "displayName"));
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void pathsAndUrls(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    AbsoluteUrl.isValid(text);
    HttpsUrl.isValid(text);
    PackagePath.breach(text);
    PackagePath.clean(text);
    if (RoutePath.binding(text).isValid()) {
      RoutePath.coversRoot(RoutePath.binding(text).path());
    }
    RoutePath.ui(text);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void values(byte[] bytes) {
    String[] texts = Fuzzing.twoTexts(bytes);
    GoDuration.isPositive(texts[0]);
    MediaType.parse(texts[0]);
    PayloadTemplate.breach(texts[0], texts[1]);
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void platforms(byte[] bytes) {
    try {
      Platforms.parse(new String(bytes, UTF_8), Platform.of("linux", "amd64"));
    } catch (ProviderException e) {
      Fuzzing.expectNoFailure(e);
    }
  }
}
