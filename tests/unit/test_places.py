"""The place a store lies in: told from what is mounted and from how folders are named."""

from pathlib import Path

import pytest

from dxdesk.domain.places import Kind, place
from dxdesk.domain.words import places as words
from dxdesk.models.place import place_of

LINUX = r"""proc /proc proc rw,relatime 0 0
/dev/vda1 / ext4 rw,relatime,errors=remount-ro 0 0
tmpfs /run tmpfs rw,nosuid 0 0
//fs01/情報政策課\040共有 /srv/共有\040フォルダー cifs rw,relatime,vers=3.1.1 0 0
fs02:/export /srv/nfs nfs4 rw,relatime 0 0
/dev/sdb1 /srv/nfs/usb fuseblk rw,relatime 0 0
//fs03/smb /srv/smb smb3 rw 0 0
clerk@host:/home /srv/ssh fuse.sshfs rw 0 0
/dev/sdc1 /srv/ntfs fuse.ntfs-3g rw 0 0
cloud /srv/rclone fuse.rclone rw 0 0
https://dav.example.jp /srv/dav fuse rw 0 0
host /srv/9p 9p rw,trans=virtio 0 0
/dev/sr0 /media/cdrom iso9660 ro,nosuid,nodev 0 0
/dev/sdd1 /media/usb vfat ro,relatime 0 0
//fs01/archive /srv/archive cifs ro,relatime 0 0
/dev/sde1 /srv/again ext4 rw 0 0
fs02:/again /srv/again nfs rw 0 0
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//clerk@fs01/kikaku on /Volumes/企画 (共有) (smbfs, nodev, nosuid, mounted by clerk)
fs02:/export on /Volumes/nfs (nfs, nodev, nosuid)
/dev/disk4s1 on /Volumes/DISC (cd9660, local, nodev, nosuid, read-only, noowners)
"""


@pytest.mark.parametrize(
    ("path", "kind", "detail"),
    [
        ("/data/取りまとめ.dxdesk", Kind.LOCAL, "ext4"),
        ("/srv/共有 フォルダー/a/b.dxdesk", Kind.SHARE, "//fs01/情報政策課 共有"),
        ("/srv/共有 フォルダーではない/b.dxdesk", Kind.LOCAL, "ext4"),
        ("/srv/nfs/x.dxdesk", Kind.SHARE, "fs02:/export"),
        ("/srv/nfs/usb/x.dxdesk", Kind.LOCAL, "fuseblk"),
        ("/srv/nfs/usbstick/x.dxdesk", Kind.SHARE, "fs02:/export"),
        ("/srv/smb/x.dxdesk", Kind.SHARE, "//fs03/smb"),
        ("/srv/ssh/x.dxdesk", Kind.SHARE, "clerk@host:/home"),
        ("/srv/ntfs/x.dxdesk", Kind.LOCAL, "fuse.ntfs-3g"),
        ("/srv/rclone/x.dxdesk", Kind.SHARE, "cloud"),
        ("/srv/dav/x.dxdesk", Kind.SHARE, "https://dav.example.jp"),
        ("/srv/9p/x.dxdesk", Kind.SHARE, "host"),
        ("/media/cdrom/x.dxdesk", Kind.READ_ONLY, "/media/cdrom"),
        ("/media/usb/a/x.dxdesk", Kind.READ_ONLY, "/media/usb"),
        ("/srv/archive/x.dxdesk", Kind.READ_ONLY, "/srv/archive"),
        ("/srv/again/x.dxdesk", Kind.SHARE, "fs02:/again"),
    ],
)
def test_the_innermost_mount_tells_the_kind(path: str, kind: Kind, detail: str) -> None:
    found = place_of(Path(path), LINUX)
    assert (found.kind, found.detail) == (kind, detail)


@pytest.mark.parametrize(
    ("path", "kind", "detail"),
    [
        ("/Users/clerk/x.dxdesk", Kind.LOCAL, "apfs"),
        ("/Volumes/企画 (共有)/x.dxdesk", Kind.SHARE, "//clerk@fs01/kikaku"),
        ("/Volumes/nfs/x.dxdesk", Kind.SHARE, "fs02:/export"),
        ("/Volumes/DISC/x.dxdesk", Kind.READ_ONLY, "/Volumes/DISC"),
    ],
)
def test_the_table_of_macos_is_read_too(path: str, kind: Kind, detail: str) -> None:
    found = place_of(Path(path), MACOS)
    assert (found.kind, found.detail) == (kind, detail)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - 例市", "OneDrive"),
        ("onedrive/文書/計画", "OneDrive"),
        ("Dropbox (個人)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Google ドライブ", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@example.jp/マイドライブ", "GoogleDrive"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Box Sync", "Box"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    found = place_of(tmp_path / folder / "x.dxdesk", LINUX)
    assert (found.kind, found.detail) == (Kind.SYNCED, service)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/Box/x.dxdesk", Kind.SYNCED), ("/マイドライブ/課/x.dxdesk", Kind.SYNCED)]
    + [(f"/data/{name}/x.dxdesk", Kind.LOCAL) for name in ("Box", "マイドライブ", "OneDriver")],
)
def test_a_common_word_counts_only_below_a_drive(path: str, kind: Kind) -> None:
    assert place_of(Path(path), LINUX).kind is kind


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
    ],
)
def test_a_renamed_folder_is_known_by_the_services_mark(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "課").mkdir()
    (tmp_path / mark).write_text("")
    assert place_of(tmp_path / "課" / "x.dxdesk", LINUX).detail == service


def test_the_settings_folder_of_dropbox_makes_no_home_a_dropbox(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert place_of(tmp_path / "x.dxdesk", LINUX).kind is Kind.LOCAL


def test_onedrive_is_known_by_the_variable_it_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "庁内"))
    assert place_of(tmp_path / "庁内" / "x.dxdesk", LINUX).detail == "OneDrive"
    assert place_of(tmp_path / "庁外" / "x.dxdesk", LINUX).kind is Kind.LOCAL


def test_a_link_is_followed_to_where_the_store_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert place_of(tmp_path / "link" / "x.dxdesk", LINUX).kind is Kind.SYNCED


def test_nothing_told_counts_as_this_pc(tmp_path: Path) -> None:
    assert place_of(tmp_path / "x.dxdesk", "") == place(Kind.LOCAL, "")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_settings_and_words_and_never_wal(kind: Kind) -> None:
    found = place(kind, "例")
    assert found.journal in ("PERSIST", "OFF")
    assert (found.journal == "OFF") == (kind is Kind.READ_ONLY)
    assert words.KINDS[kind] in words.setting(found)
    assert found.journal in words.setting(found)
    assert bool(words.NOTICES[kind]) == (kind is not Kind.LOCAL)
