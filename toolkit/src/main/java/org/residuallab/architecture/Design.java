package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.Function;

/**
 * What a network is, as a stored run holds it: an {@link Architecture} of stages and blocks, or a
 * {@link Network} written out layer by layer; of some early runs, an {@link Unwritten} one.
 *
 * <p>It is written to JSON and read back as it is, by a mapper that writes names as {@code
 * snake_case}. What it holds must be of the kinds that files know: see {@link #storable()}. Two
 * designs are one network where their {@link #network()}s are equal.
 *
 * <pre>{@code
 * Design stored = RunQuery.in(settings.results()).list().get(0).record().network();
 * System.out.println(stored.name() + " has shortcuts: " + stored.hasShortcuts());
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Architecture.class, name = "blocks"),
  @JsonSubTypes.Type(value = Network.class, name = "layers"),
  @JsonSubTypes.Type(value = Unwritten.class, name = "unwritten")
})
public sealed interface Design permits Architecture, Network, Unwritten {

  /** As in the paper, {@code resnet-56}. */
  String name();

  /** Shape of one image. */
  Shape input();

  /**
   * All layers, with checked shapes.
   *
   * @throws IllegalArgumentException naming the first layer whose input is too small for it
   */
  Network network();

  /** The shortcut option of its blocks; NONE for a plain network. */
  default ShortcutOption shortcuts() {
    return ShortcutOption.of(network());
  }

  /** Whether its blocks have shortcuts; else it is plain. */
  default boolean hasShortcuts() {
    return shortcuts() != ShortcutOption.NONE;
  }

  /**
   * The same network in a form that a file can hold: blocks or a head of a user's own class are
   * written out layer by layer.
   */
  Design storable();

  /** Number of classes that it tells apart. */
  default int classes() {
    return network().classes();
  }

  /**
   * What is made of its layers, or of the little that is known where they were not stored.
   *
   * @throws IllegalArgumentException as {@link #network()}
   */
  default <R> R fold(Function<Network, R> written, Function<Unwritten, R> unwritten) {
    return written.apply(network());
  }

  /**
   * Whether it is this residual network without its shortcuts: plain, and otherwise layer for layer
   * the same. Of a network whose layers were not stored it is not known.
   */
  default boolean isPlainTwinOf(Design residual) {
    return fold(
        plain -> residual.fold(other -> PlainTwin.are(plain, other), unwritten -> false),
        unwritten -> false);
  }

  /** What two networks share that are one: all layers, or all that is known. */
  default Design written() {
    return network();
  }
}
