package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Function;

/**
 * A network built by hand of which a run of the first form kept the name and the counts, but not
 * the layers. Its results can be read; only the program that built it can repeat it.
 *
 * @param name as its author called it
 * @param shortcuts its shortcut option
 * @param input shape of one image
 * @param classes number of classes
 * @param parameters trainable parameters
 * @param multiplyAdds of one image; null where the run did not say
 */
public record Unwritten(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) ShortcutOption shortcuts,
    @JsonProperty(required = true) Shape input,
    int classes,
    long parameters,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long multiplyAdds)
    implements Design {

  /**
   * @throws IllegalArgumentException always: its layers are not known
   */
  @Override
  public Network network() {
    throw new IllegalArgumentException(
        "the layers of the network %s were not stored: it was built by hand, and only its own program can repeat it"
            .formatted(name));
  }

  @Override
  public <R> R fold(Function<Network, R> written, Function<Unwritten, R> unwritten) {
    return unwritten.apply(this);
  }

  @Override
  public Design written() {
    return this;
  }

  @Override
  public Design storable() {
    return this;
  }
}
