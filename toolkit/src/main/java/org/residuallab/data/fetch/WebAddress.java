package org.residuallab.data.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import org.residuallab.data.BadDataException;

/** An address from which a file can be downloaded. */
final class WebAddress {

  private WebAddress() {}

  /**
   * @throws BadDataException if it is none
   */
  static URI of(String text) {
    try {
      URI address = new URI(text.strip());
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null && scheme.matches("(?i)https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new BadDataException(
        "'%s' is no address of an archive: it begins with https:// or http://; files you have are taken with --from"
            .formatted(text));
  }
}
