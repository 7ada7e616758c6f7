#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QWidget>
#include <vector>

class QKeySequence;
class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;

// Copies that the console makes by itself: how often, how many stay, where to; and, for as long as
// it is so, that they fail.
class BackupPlanForm final : public QWidget
{
    Q_OBJECT

public:
    // The keys of its buttons hold within `page`.
    BackupPlanForm(const ThemeSource& source, Desk& desk, WallClock clock, QWidget& page,
                   QWidget* parent = nullptr);
    // The widgets of it, in the order of Tab.
    std::vector<QWidget*> stops() const;
    // As the station has it; what was typed here and not set is gone.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void fill();
    void retell();
    QString typed() const; // what the fields say, as the plan has it
    QString recordedText() const;
    QString standing() const;
    void set(const QString& words);
    void tell(const QString& sentence, Tone tone);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    FormCard* m_card;
    QLineEdit* m_hours;
    QLineEdit* m_copies;
    QLineEdit* m_folder;
    KeyButton* m_set;
    KeyButton* m_off;
    QString m_filled;               // the plan that the fields show
    std::optional<QString> m_atSet; // what the fields said when it was sent, while it is on its way
};

} // namespace haven::ui
