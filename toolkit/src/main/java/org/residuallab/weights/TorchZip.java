package org.residuallab.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What PyTorch writes since 1.6: a zip file with everything in one folder, uncompressed: a pickle,
 * {@code data.pkl}, and each storage's numbers in {@code data/KEY}.
 */
final class TorchZip {

  /** The structure of a network of a thousand layers has a million bytes. */
  static final int LONGEST_PICKLE = 16 << 20;

  private static final String PICKLE = "data.pkl";

  private final FileChannel file;
  private final ZipFile zip;
  private final String folder;

  private TorchZip(FileChannel file, ZipFile zip, String folder) {
    this.file = file;
    this.zip = zip;
    this.folder = folder;
  }

  static boolean isBegunBy(ByteBuffer first) {
    return first.limit() > 3 && first.get(0) == 'P' && first.get(1) == 'K' && first.get(2) == 3;
  }

  /**
   * @throws BadWeightsException if it is damaged, or another zip file
   */
  static Contents read(Path path, FileChannel file) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      return new TorchZip(file, zip, folder(zip)).content();
    } catch (IOException | RuntimeException fault) {
      if (fault instanceof BadWeightsException) {
        throw fault;
      }
      throw new BadWeightsException("it is no whole zip file", fault);
    }
  }

  private static String folder(ZipFile zip) {
    List<String> pickles = new ArrayList<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String name = entry.getName();
      if (name.indexOf('/') == name.length() - PICKLE.length() - 1 && name.endsWith(PICKLE)) {
        pickles.add(name.substring(0, name.length() - PICKLE.length()));
      }
    }
    if (pickles.size() != 1) {
      throw new BadWeightsException("it is a zip file, and none that PyTorch wrote");
    }
    return pickles.get(0);
  }

  private Contents content() throws IOException {
    ZipArchiveEntry order = zip.getEntry(folder + "byteorder");
    if (order != null && !text(order).equals("little")) {
      throw new BadWeightsException("its numbers are not little-endian");
    }
    ZipArchiveEntry pickle = entry(PICKLE);
    if (pickle.getSize() > LONGEST_PICKLE) {
      throw new BadWeightsException(
          "its pickle has %,d bytes, more than %,d".formatted(pickle.getSize(), LONGEST_PICKLE));
    }
    byte[] bytes = FileBytes.read(file, begin(pickle), (int) pickle.getSize()).array();
    return StateDictionary.placed(
        StateDictionary.in(TensorPickle.next(new ByteArrayInputStream(bytes)).object()),
        this::place);
  }

  private StoredTensor place(PickledTensor tensor) {
    ZipArchiveEntry entry = entry("data/" + tensor.storage().key());
    return tensor.in(begin(entry), entry.getSize());
  }

  private ZipArchiveEntry entry(String name) {
    ZipArchiveEntry entry = zip.getEntry(folder + name);
    if (entry == null) {
      throw new BadWeightsException("the file has no " + Printable.of(folder + name));
    }
    return entry;
  }

  private String text(ZipArchiveEntry entry) throws IOException {
    int length = (int) Math.min(entry.getSize(), LONGEST_PICKLE);
    byte[] bytes = FileBytes.read(file, begin(entry), length).array();
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }

  /** Of an entry's content in the file, in bytes. */
  private static long begin(ZipArchiveEntry entry) {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new BadWeightsException(
          "%s is compressed, which PyTorch does not do".formatted(Printable.of(entry.getName())));
    }
    return entry.getDataOffset();
  }
}
