package org.residuallab.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads pickles of tensors. A pickle is a program that may call whatever Python has. Here nothing
 * is called but what puts tensors and dictionaries together: another name ends the reading, as does
 * an instruction that PyTorch does not write, or one that asks for more memory than the pickle has
 * bytes.
 */
final class TensorPickle extends Unpickler {

  private static final Set<Short> HARMLESS =
      Set.of(
          Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.STOP,
          Opcodes.MARK,
          Opcodes.POP,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.BINFLOAT,
          Opcodes.STRING,
          Opcodes.SHORT_BINSTRING,
          Opcodes.SHORT_BINBYTES,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.BINPERSID,
          Opcodes.REDUCE);

  private final ByteArrayInputStream bytes;
  private final Map<String, ElementType> storages = new LinkedHashMap<>();

  /**
   * @param object what it describes: dictionaries, lists, tuples as arrays, numbers, text, {@link
   *     PickledTensor}s
   * @param storages whose numbers the file has outside of the pickle, and their type
   */
  record Pickled(Object object, Map<String, ElementType> storages) {}

  private TensorPickle(ByteArrayInputStream bytes) {
    this.bytes = bytes;
  }

  /**
   * The next pickle of a stream.
   *
   * @throws BadWeightsException if it is damaged, or asks for anything else
   */
  static Pickled next(ByteArrayInputStream bytes) {
    TensorPickle pickle = new TensorPickle(bytes);
    try {
      return new Pickled(pickle.load(bytes), pickle.storages);
    } catch (BadWeightsException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException damaged) {
      // The library lets all kinds of them escape where instructions do not fit each other.
      throw new BadWeightsException("its pickle is damaged", damaged);
    }
  }

  @Override
  protected Object dispatch(short instruction) throws IOException {
    switch (instruction) {
      case Opcodes.GLOBAL, Opcodes.INST ->
          ask(PickleUtils.readline(bytes), PickleUtils.readline(bytes));
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        ask((String) stack.pop(), name);
      }
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        put(stack.pop(), value);
      }
      case Opcodes.SETITEMS -> putAll(stack.pop_all_since_marker());
      // What PyTorch adds to a dictionary of weights are the versions of its layers.
      case Opcodes.BUILD -> stack.pop();
      case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES, Opcodes.LONG4 ->
          counted(instruction, Integer.BYTES);
      case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> counted(instruction, Long.BYTES);
      default -> {
        if (!HARMLESS.contains(instruction)) {
          throw new BadWeightsException(
              "its pickle has an instruction that tensors do not need, 0x%02x"
                  .formatted(instruction));
        }
        return super.dispatch(instruction);
      }
    }
    return NO_RETURN_VALUE;
  }

  private void ask(String module, String name) {
    IObjectConstructor known =
        TensorClass.of(module, name)
            .orElseThrow(
                () ->
                    new BadWeightsException(
                        "it asks for %s of Python, which is nothing of a tensor; nothing of it was run; save the state dictionary alone"
                            .formatted(Printable.of(module + "." + name))));
    stack.add(known);
  }

  private void put(Object key, Object value) {
    // Others could be made to take for ever, or to contain themselves.
    if (!(key instanceof String || key instanceof Number)) {
      throw new BadWeightsException("its pickle has a dictionary with keys that are no names");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> dictionary = (Map<Object, Object>) stack.peek();
    dictionary.put(key, value);
  }

  private void putAll(List<Object> pairs) {
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      put(pairs.get(i), pairs.get(i + 1));
    }
  }

  /** An instruction that states how many bytes follow, in a number of so many bytes. */
  private void counted(short instruction, int width) throws IOException {
    bytes.mark(0);
    long stated = 0;
    for (int i = 0; i < width; i++) {
      stated |= (long) PickleUtils.readbyte(bytes) << (8 * i);
    }
    if (stated < 0 || stated > bytes.available()) {
      throw new BadWeightsException(
          "its pickle states %,d bytes and ends before".formatted(stated));
    }
    bytes.reset();
    super.dispatch(instruction);
  }

  @Override
  protected Object persistentLoad(Object id) {
    if (id instanceof Object[] parts
        && parts.length >= 5
        && "storage".equals(parts[0])
        && parts[1] instanceof TensorClass.Storage kind
        && parts[2] instanceof String key
        && parts[4] instanceof Number count) {
      storages.put(key, kind.type());
      // The older form may name a part of a storage: its own key, where it begins, how long it is.
      return parts.length > 5 && parts[5] instanceof Object[] part && part.length == 3
          ? new PickledStorage(
              key, kind.type(), ((Number) part[2]).longValue(), ((Number) part[1]).longValue())
          : new PickledStorage(key, kind.type(), count.longValue(), 0);
    }
    throw new PickleException("no storage");
  }
}
