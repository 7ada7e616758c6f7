#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <QStringListModel>
#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;

// The lists whose companies take turns: one to make, change or take away, and how fair it was.
class TurnsPanel final : public QWidget
{
    Q_OBJECT

public:
    TurnsPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // The lists as they stand, in place of what was typed and not recorded.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void buildCard();
    void buildLists();
    QWidget* buildBody(QWidget* parent);
    void tell();
    void choose(int row);
    void save();
    void remove();
    ChangeRotationList wish() const;
    void refreshRights();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    DeskAsker m_asker;
    PanelHeader* m_header;
    QListView* m_list;
    QStringListModel m_lists;
    std::vector<std::string> m_keys; // of the lists, row by row
    FormCard* m_card;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_zone = nullptr;
    QLineEdit* m_grade = nullptr;
    QPlainTextEdit* m_companies = nullptr;
    QLineEdit* m_reason = nullptr;
    KeyButton* m_save = nullptr;
    KeyButton* m_remove = nullptr;
    QListView* m_fairness;
    QStringListModel m_fairnessLines;
    std::vector<QLabel*> m_headings;
    QHBoxLayout* m_across = nullptr;
};

} // namespace haven::ui
