package io.github.providerkit.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a configuration gives a server of its source to see. Never shown: {@link #toString} hides
 * it.
 *
 * @param header the value of the header {@code Authorization}
 */
public record Login(String header) {

  /** A token. */
  public static Login bearer(String token) {
    return new Login("Bearer " + token);
  }

  /** A name and password. */
  public static Login basic(String userInfo) {
    return new Login(
        "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a header can hold it; otherwise the client would show it in its complaint. */
  boolean isSendable() {
    return header.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  @Override
  public String toString() {
    return "Login[***]";
  }
}
