#pragma once

#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/state.h"
#include "ui/theme/look.h"

#include <functional>
#include <optional>
#include <QString>
#include <QStringList>

class QLabel;

namespace haven::ui {

void styleLabel(QLabel* label, const Look& look, TypeRole role, Token token);

// A restricted incident shows nothing of its care record until a look at it is on the log.
bool isCareHidden(const Incident& incident, const std::optional<IncidentId>& inside);
QString fieldLabel(const CareFieldRule& rule);
// "not_found" -> "not found": a word of the record as people read it.
QString choiceText(std::string_view word);
QString followUpAfter(FollowUpKind kind);
QString contactText(ContactResult result);
// Whom to call about an incident, a line each: who is named in it, and who called, with what is
// said of calling back. Empty where nobody is known.
QString whomText(const Incident& incident);
QString planMatchText(PlanMatch match);
// How a plan stands: not approved, review due, run out, ended, in use.
QString planStandingText(const CarePlan& plan, Instant now);
// The whole plan, a paragraph a field, with who answers for it and until when.
QString planText(const State& state, const CarePlan& plan,
                 const std::function<QString(Instant)>& dayOf);

} // namespace haven::ui
