#pragma once

#include "models/dispatch/incident.h"
#include "models/items/item_roles.h"
#include "ui/theme/theme_source.h"

#include <QAbstractButton>
#include <QStringList>

namespace haven::ui {

// One unit on the incident: shape, call sign, status, how long, whether it leads, and its times.
// Pressing it opens what it may do next.
class UnitRowButton final : public QAbstractButton
{
    Q_OBJECT

public:
    UnitRowButton(const ThemeSource& source, QWidget* parent);

    struct Shown {
        QString unit;
        StatusShape shape = StatusShape::Available;
        QString status;
        Instant since;
        QStringList times; // "there 21:50:12", "sent 21:46:10": the last one first
        AssignmentRole role = AssignmentRole::Backup;
        bool isEmergency = false;
    };
    void setShown(const Shown& shown);
    void tick(Instant now);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeSource& m_source;
    Shown m_shown;
    QString m_time;
};

} // namespace haven::ui
