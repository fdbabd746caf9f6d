package org.residuallab.data;

import java.net.URI;
import java.util.List;

/**
 * The archive in which the authors of a data set publish its files.
 *
 * @param command the word by which {@code ./lab data} fetches it: {@code cifar100}
 * @param address of the archive, a {@code .tar.gz}
 * @param md5 that its authors give
 * @param bytes its length
 * @param folder that it unpacks into
 * @param members the files that are needed of it
 * @param otherVersions the same images in forms that are not read, to say so
 */
public record PublishedArchive(
    String command,
    URI address,
    String md5,
    long bytes,
    String folder,
    List<Member> members,
    List<OtherVersion> otherVersions) {

  public PublishedArchive {
    members = List.copyOf(members);
    otherVersions = List.copyOf(otherVersions);
  }

  /**
   * A file in the archive.
   *
   * @param name without folders
   * @param least bytes it has
   * @param most bytes it has
   */
  public record Member(String name, long least, long most) {}

  /**
   * Another archive of the same images.
   *
   * @param name {@code Python}
   * @param folder that it unpacks into
   * @param signs files that are all in that folder
   */
  public record OtherVersion(String name, String folder, List<String> signs) {
    public OtherVersion {
      signs = List.copyOf(signs);
    }
  }

  /** Room that its files take. */
  public long unpackedBytes() {
    return members.stream().mapToLong(Member::most).sum();
  }

  /** What a user types to get the files. */
  public String remedy() {
    return "./lab data " + command;
  }

  PublishedArchive with(List<Member> needed) {
    return new PublishedArchive(command, address, md5, bytes, folder, needed, otherVersions);
  }
}
