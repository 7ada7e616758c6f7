#pragma once

#include "models/dispatch/commands_agency.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <memory>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;

// What the agency has agreed and whom it calls: its town, who is on call, its agreement with the
// 988 center, and its programs as the directory has them. Beside each stands who recorded it last,
// and when.
class AgencyPanel final : public QWidget
{
    Q_OBJECT

public:
    AgencyPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    // What is in force, in place of what was typed and not recorded.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    struct Field {
        AgencySetting setting;
        QLabel* by; // who recorded it last
        std::unique_ptr<LatestAnswer> asked;
    };
    void build();
    void addBy(AgencySetting setting, const QString& name);
    QString value(AgencySetting setting) const;
    QString inForce(AgencySetting setting) const;
    void fill(AgencySetting setting);
    void fillAll();
    void save();
    void askWho();
    void tellWho(Field& field, const QueryAnswer& answer);
    void tellPrograms();
    void refreshRights();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    PanelHeader* m_header = nullptr;
    FormCard* m_card = nullptr;
    QComboBox* m_town = nullptr;
    QLineEdit* m_onCall = nullptr;
    QLineEdit* m_agreedOn = nullptr;
    QLineEdit* m_agreedBy = nullptr;
    KeyButton* m_save = nullptr;
    QLabel* m_programs = nullptr;
    std::vector<Field> m_fields;
    int m_open = 0; // commands on their way
    bool m_isRefused = false;
};

} // namespace haven::ui
