#pragma once

#include "models/dispatch/care_fields.h"
#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class DraftKeeper;
class KeyButton;

// One sheet of the care record as a form: a line a field, made of careFieldRules(). Enter, or
// leaving the line, writes what was changed; beside it stands who wrote it last and when. A refusal
// keeps the words in the line.
class SheetForm final : public QWidget
{
    Q_OBJECT

public:
    SheetForm(const ThemeSource& source, Desk& desk, WallClock clock, CareSheet sheet,
              QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    // A restricted one whose look is on the record; none is open before.
    void setInside(std::optional<IncidentId> incident);
    void focusFirst();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // Of a worksheet, and of the hand-off, whose page goes with the person.
    void printRequested(haven::IncidentId incident, haven::CareSheet sheet);

private:
    struct Row {
        CareFieldRule rule;
        QLabel* name = nullptr;
        QLabel* standing = nullptr;
        QLineEdit* line = nullptr; // one of the two
        QComboBox* choice = nullptr;
        DraftKeeper* draft = nullptr;
        std::string about; // the draft's key: the incident and the field
        std::string asked; // about which `sent` was written
        QString sent;      // on its way to the disk
        QString settled;   // what was answered last
        QString known;     // what the incident says, while nothing stands here
    };
    void build();
    void addRow(const CareFieldRule& rule, QVBoxLayout* column);
    void refresh();
    void setAbout(Row& row, const Incident& one) const;
    void refreshRow(Row& row, const Incident& incident);
    void tellClocks(const Incident& incident);
    void write(std::size_t row);
    void takeOver(std::size_t row);
    void send(Row& row, const Incident& incident, const QString& text);
    void tellKnown(Row& row, const Incident& incident, bool isOpen) const;
    Result<std::optional<Instant>> momentOf(const CareFieldRule& rule,
                                            const std::string& words) const;
    QString chosenText(const Row& row, const Incident& one) const;
    bool mayWrite(const CareFieldRule& rule) const;
    bool mayRead() const;
    QString foreignWords() const;
    bool isWorksheet() const;
    void restyle();
    const Incident* incident() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    CareSheet m_sheet;
    DeskAsker m_asker;
    std::optional<IncidentId> m_shown;
    std::optional<IncidentId> m_inside;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column = nullptr;
    QScrollArea* m_area = nullptr;
    QLabel* m_intro = nullptr;
    QLabel* m_clocks = nullptr;
    QLabel* m_message = nullptr;
    KeyButton* m_print = nullptr;
};

} // namespace haven::ui
