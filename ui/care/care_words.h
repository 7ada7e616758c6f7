#pragma once

#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/state.h"
#include "ui/theme/look.h"

#include <QString>
#include <QStringList>

class QLabel;

namespace haven::ui {

void styleLabel(QLabel* label, const Look& look, TypeRole role, Token token);

QString fieldLabel(const CareFieldRule& rule);
// "not_found" -> "not found": a word of the record as people read it.
QString choiceText(std::string_view word);
QString followUpAfter(FollowUpKind kind);
QString contactText(ContactResult result);
QString planMatchText(PlanMatch match);
// The whole plan, a paragraph a field.
QString planText(const CarePlan& plan);

} // namespace haven::ui
