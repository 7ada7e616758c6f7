#pragma once

#include "models/items/bolo_list_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/board_view.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class KeyButton;
class PanelHeader;

// BOLOs in force, and the lines that write, broadcast, renew and cancel one.
class BoloPanel final : public QWidget
{
    Q_OBJECT

public:
    BoloPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // The first row is chosen where none is, so that the next key has something to act on.
    void start();
    BoardView& view() const { return *m_view; }
    // The latest record checks, those to be confirmed first; empty for who may not read them.
    QString checksText() const;

Q_SIGNALS:
    void requestLine(const QString& line);
    void incidentOpened(haven::IncidentId incident);
    void left();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    KeyButton* addAct(const char* name, const QString& text, Qt::Key key);
    void addActs();
    void tell();
    void restyle();
    QString chosenNumber() const;
    QString detailOf(const Bolo& bolo) const;

    const ThemeSource& m_source;
    Desk& m_desk;
    BoloListModel m_model;
    QTimer m_clock;
    PanelHeader* m_header;
    BoardView* m_view;
    QLabel* m_detail;
    QLabel* m_checks;
    QWidget* m_acts;
    std::vector<KeyButton*> m_onChosen; // need a row
};

} // namespace haven::ui
