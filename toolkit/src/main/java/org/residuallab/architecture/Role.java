package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a layer does in its block.
 *
 * @param kind of layer
 * @param number among those of its kind, from 1, or 0 where it is the only one
 * @param onShortcut whether it stands on the way past the block's residual layers
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Role(
    @JsonInclude(JsonInclude.Include.ALWAYS) Kind kind, int number, boolean onShortcut) {

  /** Kinds of layer, as names of layers tell them apart. */
  public enum Kind {
    CONVOLUTION("conv"),
    NORMALIZATION("bn"),
    ACTIVATION("relu"),
    POOLING("pool"),
    DROPOUT("dropout"),
    FULLY_CONNECTED("fc"),
    PADDING("pad"),
    ADDITION("add");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Whether its layers count for a network's depth: convolutions and fully connected ones. */
    public boolean isWeighted() {
      return this == CONVOLUTION || this == FULLY_CONNECTED;
    }
  }

  /**
   * @throws IllegalArgumentException if the number is below zero
   */
  public Role {
    if (number < 0) {
      throw new IllegalArgumentException("layers are numbered from 1, not " + number);
    }
  }

  /** Of the only layer of its kind outside the shortcut. */
  public Role(Kind kind) {
    this(kind, 0, false);
  }

  /** Of one of several layers of a kind outside the shortcut. */
  public Role(Kind kind, int number) {
    this(kind, number, false);
  }

  /** As the number and the shortcut may be left out of a file. */
  @JsonCreator
  static Role of(
      @JsonProperty(required = true, value = "kind") Kind kind,
      @JsonProperty("number") @JsonInclude(JsonInclude.Include.NON_NULL) Integer number,
      @JsonProperty("on_shortcut") @JsonInclude(JsonInclude.Include.NON_NULL) Boolean onShortcut) {
    return new Role(kind, number == null ? 0 : number, Boolean.TRUE.equals(onShortcut));
  }

  /** {@code conv1}, {@code shortcut-bn}; {@code shortcut} for its zero-padding. */
  String text() {
    String own = number == 0 ? kind.text : kind.text + number;
    if (!onShortcut) {
      return own;
    }
    return kind == Kind.PADDING && number == 0 ? "shortcut" : "shortcut-" + own;
  }
}
