"""The few rules that palettes cannot say, as one style sheet for a theme."""

from ui.theme import Theme, mixed


def style_sheet(theme: Theme) -> str:
    """Return the rules for all of Qt's own widgets."""
    hover = mixed(theme.text, theme.panel, 0.07).name()
    pressed = mixed(theme.text, theme.panel, 0.14).name()
    handle = theme.edge.name()
    return (
        _fields_and_buttons(theme, hover, pressed)
        + _tabs(theme, hover)
        + _menus(theme, pressed)
        + _cards(theme, pressed)
        + _sliders(theme)
        + _scroll_bars(handle)
    )


def _fields_and_buttons(theme: Theme, hover: str, pressed: str) -> str:
    return f"""
    QMainWindow::separator {{ width: 1px; background: {theme.line}; }}
    QSplitter::handle {{ background: {theme.line}; }}
    QToolTip {{ color: {theme.text}; background: {theme.panel_raised};
        border: 1px solid {theme.line}; padding: 4px 8px; }}
    QLineEdit {{ background: {theme.panel_raised}; border: 1px solid {theme.edge.name()};
        border-radius: 6px; padding: 5px 8px; selection-background-color: {theme.accent}; }}
    QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 4px 7px; }}
    QPlainTextEdit {{ background: {theme.panel_raised}; border: 1px solid {theme.edge.name()};
        border-radius: 6px; padding: 4px; }}
    QPlainTextEdit:focus {{ border: 2px solid {theme.accent}; padding: 3px; }}
    QToolButton {{ border: none; border-radius: 6px; padding: 5px 8px; }}
    QToolButton:hover {{ background: {hover}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
    QToolButton:checked {{ border: 1px solid {theme.edge.name()}; padding: 4px 7px; }}
    QToolButton:focus {{ outline: none; border: 1px solid {theme.accent}; padding: 4px 7px; }}
    QToolButton:checked:focus {{ border: 2px solid {theme.accent}; padding: 3px 6px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QRadioButton {{ border: none; border-radius: 6px; padding: 5px 8px; spacing: 0; }}
    QRadioButton::indicator {{ width: 0; height: 0; border: none; background: none;
        image: none; }}
    QRadioButton:hover {{ background: {hover}; }}
    QRadioButton:pressed, QRadioButton:checked {{ background: {pressed}; }}
    QRadioButton:checked {{ border: 1px solid {theme.edge.name()}; padding: 4px 7px; }}
    QRadioButton:focus {{ outline: none; border: 2px solid {theme.accent}; padding: 3px 6px; }}
    QPushButton {{ border: 1px solid {theme.line}; border-radius: 6px; padding: 6px 14px;
        background: {theme.panel_raised}; }}
    QPushButton:hover {{ background: {hover}; }}
    QPushButton:focus {{ border: 1px solid {theme.accent}; }}
    QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent};
        border: 1px solid {theme.accent}; }}
    QPushButton:default:focus {{ border: 3px double {theme.on_accent}; padding: 4px 12px; }}
    QPushButton:disabled {{ color: {theme.dim}; }}
    """


def _cards(theme: Theme, pressed: str) -> str:
    return f"""
    QToolButton#cardTool {{ padding: 4px; }}
    QToolButton#cardTool:focus {{ padding: 3px; }}
    QToolButton#looksButton {{ padding: 4px; }}
    QToolButton#looksButton:focus {{ padding: 3px; }}
    QRadioButton#reachSwitch {{ padding: 3px 7px; color: {theme.dim}; }}
    QRadioButton#reachSwitch:checked {{ color: {theme.text}; background: {pressed};
        padding: 2px 6px; }}
    QRadioButton#reachSwitch:focus {{ padding: 1px 5px; }}
    QListWidget#entityOffers, QListWidget#offers {{ background: transparent; }}
    QListWidget#entityOffers::item, QListWidget#offers::item {{
        padding: 3px 6px; border-radius: 4px; }}
    QListWidget#entityOffers::item:selected, QListWidget#offers::item:selected {{
        background: {theme.accent}; color: {theme.on_accent}; }}
    QToolButton#tagChip {{ background: {theme.panel}; color: {theme.text};
        border: 1px solid {theme.line}; border-radius: 9px; padding: 1px 7px; }}
    QToolButton#tagChip:hover, QToolButton#tagChip:focus {{
        border: 1px solid {theme.accent}; padding: 1px 7px; }}
    """


def _sliders(theme: Theme) -> str:
    groove = theme.edge.name()
    return f"""
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {groove}; }}
    QSlider::sub-page:horizontal {{ border-radius: 2px; background: {theme.accent}; }}
    QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
        background: {theme.panel_raised}; border: 1px solid {groove}; }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent};
        border: 1px solid {theme.accent}; }}
    """


def _tabs(theme: Theme, hover: str) -> str:
    return f"""
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 9px 14px 8px 14px; color: {theme.dim}; }}
    QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 2px solid {theme.accent}; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar::tab:selected:focus {{ background: {hover}; border: 1px solid {theme.accent};
        border-bottom: 2px solid {theme.accent}; padding: 8px 13px 8px 13px; }}
    """


def _menus(theme: Theme, pressed: str) -> str:
    return f"""
    QStatusBar {{ border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; }}
    QMenuBar::item {{ padding: 5px 10px; }}
    QMenuBar::item:selected {{ background: {pressed}; border-radius: 4px; }}
    QMenu {{ background: {theme.panel_raised}; border: 1px solid {theme.line}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QMenu::item:disabled {{ color: {theme.dim}; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
    """


def _scroll_bars(handle: str) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {handle};
        border-radius: 4px; min-height: 32px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {handle};
        border-radius: 4px; min-width: 32px; margin: 2px; }}
    """
