package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * What a record may leave out when it is written, by an annotation of that component, may be absent
 * where it is read: it is not known yet while a run goes on, or earlier versions did not write it.
 * All else has to be there, and is not null.
 */
final class RequiredByDefault extends JacksonAnnotationIntrospector {

  private static final long serialVersionUID = 1;

  @Override
  public Boolean hasRequiredMarker(AnnotatedMember member) {
    return !mayBeLeftOut(member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated member) {
    return mayBeLeftOut(member)
        ? super.findSetterInfo(member)
        : JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL);
  }

  private boolean mayBeLeftOut(Annotated member) {
    JsonInclude writing = _findAnnotation(member, JsonInclude.class);
    return writing != null && writing.value() != JsonInclude.Include.ALWAYS;
  }
}
