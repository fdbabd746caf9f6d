package org.residuallab.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What PyTorch wrote before 1.6, and still does when asked to: five pickles, a magic number, the
 * version of the form, words about the machine, what was saved, and the keys of all storages; then
 * for each key the number of its storage's numbers (8 bytes, little-endian), and these.
 */
final class TorchOlderForm {

  // 0x1950a86a20f9469cfc6c, as a pickle of its protocol 2 writes it.
  private static final byte[] BEGIN = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19,
    '.'
  };
  private static final int VERSION = 1001;

  /** Of a storage in the file, in bytes. */
  private record Extent(long begin, long length) {}

  private final FileChannel file;
  private final Map<String, Extent> storages = new HashMap<>();

  private TorchOlderForm(FileChannel file) {
    this.file = file;
  }

  static boolean isBegunBy(ByteBuffer first) {
    return first.limit() >= BEGIN.length
        && first.slice(0, BEGIN.length).equals(ByteBuffer.wrap(BEGIN));
  }

  /**
   * @throws BadWeightsException if it is damaged
   */
  static Contents read(FileChannel file) throws IOException {
    return new TorchOlderForm(file).content();
  }

  private Contents content() throws IOException {
    int length = (int) Math.min(file.size(), TorchZip.LONGEST_PICKLE);
    ByteArrayInputStream pickles =
        new ByteArrayInputStream(FileBytes.read(file, 0, length).array());
    TensorPickle.next(pickles);
    if (!(TensorPickle.next(pickles).object() instanceof Integer version) || version != VERSION) {
      throw new BadWeightsException("it is of a form of PyTorch's that is not known here");
    }
    if (!(TensorPickle.next(pickles).object() instanceof Map<?, ?> machine)
        || !Boolean.TRUE.equals(machine.get("little_endian"))) {
      throw new BadWeightsException("its numbers are not little-endian");
    }
    TensorPickle.Pickled saved = TensorPickle.next(pickles);
    Object keys = TensorPickle.next(pickles).object();
    find(keys, saved.storages(), (long) length - pickles.available());
    return StateDictionary.placed(StateDictionary.in(saved.object()), this::place);
  }

  /** Goes from storage to storage: how long one is follows from its type. */
  private void find(Object keys, Map<String, ElementType> types, long begin) throws IOException {
    long at = begin;
    for (Object each : keys instanceof List<?> list ? list : List.of()) {
      if (!(each instanceof String key)) {
        throw new BadWeightsException("it names a storage by what is no name");
      }
      long count = FileBytes.read(file, at, Long.BYTES).getLong();
      ElementType type = types.get(key);
      if (type == null) {
        throw new BadWeightsException("it holds numbers of which it does not say what they are");
      }
      long room = file.size() - at - Long.BYTES;
      if (count < 0 || count > room / type.bytes()) {
        throw new BadWeightsException(
            "it states %,d numbers in a storage, and ends before".formatted(count));
      }
      storages.put(key, new Extent(at + Long.BYTES, count * type.bytes()));
      at += Long.BYTES + count * type.bytes();
    }
  }

  private StoredTensor place(PickledTensor tensor) {
    Extent extent = storages.get(tensor.storage().key());
    if (extent == null) {
      throw new BadWeightsException("the file has no numbers of it");
    }
    return tensor.in(extent.begin(), extent.length());
  }
}
