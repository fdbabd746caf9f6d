package org.residuallab.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.residuallab.data.Preprocessing;
import org.residuallab.files.Hash;

/**
 * Trained weights that somebody else's program wrote: safetensors, or a state dictionary of
 * PyTorch, {@code .pt}, {@code .pth} or {@code .th}, in its zip form or the older one. It is known
 * by its content, not by its name. Nothing that stands in it is run.
 */
public final class WeightsFile {

  private static final int BEGIN = 16;

  private final Path path;
  private final String sha256;
  private final Contents contents;

  private WeightsFile(Path path, String sha256, Contents contents) {
    this.path = path;
    this.sha256 = sha256;
    this.contents = contents;
  }

  /**
   * Reads what tensors there are, and not yet their numbers.
   *
   * @throws BadWeightsException naming the file, and what is wrong with it
   * @throws IOException if it cannot be read
   */
  public static WeightsFile read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new BadWeightsException(path + " is a folder and no file of weights");
    }
    try (FileChannel file = FileChannel.open(path)) {
      return new WeightsFile(path, sha256(path), contents(path, file).unwrapped());
    } catch (BadWeightsException fault) {
      throw fault.of(path.toString());
    }
  }

  private static Contents contents(Path path, FileChannel file) throws IOException {
    ByteBuffer first = FileBytes.read(file, 0, (int) Math.min(file.size(), BEGIN));
    if (TorchZip.isBegunBy(first)) {
      return TorchZip.read(path, file);
    }
    if (TorchOlderForm.isBegunBy(first)) {
      return TorchOlderForm.read(file);
    }
    if (Safetensors.isBegunBy(first)) {
      return Safetensors.read(file);
    }
    throw new BadWeightsException("neither safetensors nor a state dictionary that PyTorch wrote");
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest = Hash.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Hash.hex(digest.digest());
  }

  public Path path() {
    return path;
  }

  /** Of all its bytes. */
  public String sha256() {
    return sha256;
  }

  /** The names of its tensors, in its order, without the prefix {@code module.} of all. */
  public Set<String> names() {
    return contents.tensors().keySet();
  }

  /** What its writer says of it under that name. */
  Optional<String> word(String about) {
    return Optional.ofNullable(contents.words().get(about));
  }

  /**
   * What the network's images need, if the file says so, as one that {@link WeightsExport} wrote.
   *
   * @throws BadWeightsException naming the file, if what it says is damaged
   */
  public Optional<Preprocessing> preprocessing() {
    try {
      return word(PreprocessingWord.ABOUT).map(PreprocessingWord::read);
    } catch (BadWeightsException damaged) {
      throw damaged.of(path.toString());
    }
  }

  /** The dimensions of each of its tensors, by name. */
  List<Long> shape(String name) {
    return contents.tensors().get(name).shape();
  }

  /**
   * The numbers of some of its tensors, each asked for when it is needed.
   *
   * @throws BadWeightsException naming the tensor whose numbers are no weights
   */
  Numbers open() throws IOException {
    FileChannel file = FileChannel.open(path);
    return new Numbers(path, file, contents.tensors());
  }

  /** An open file of weights. */
  record Numbers(Path path, FileChannel file, Map<String, StoredTensor> tensors)
      implements AutoCloseable {

    /** Row by row. */
    float[] of(String name) throws IOException {
      try {
        return tensors.get(name).read(file);
      } catch (BadWeightsException fault) {
        throw fault.of(path + ": " + Printable.of(name));
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
