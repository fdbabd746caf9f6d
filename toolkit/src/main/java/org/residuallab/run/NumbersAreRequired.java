package org.residuallab.run;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** A number that a file leaves out is not 0: Jackson would say so. */
final class NumbersAreRequired extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  @Override
  public Boolean hasRequiredMarker(AnnotatedMember member) {
    return member.getRawType().isPrimitive() ? Boolean.TRUE : super.hasRequiredMarker(member);
  }
}
